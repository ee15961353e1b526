import { codes } from "../codes/index.js";
import { containers } from "../containers/index.js";
import { code, container, date, listOf, text } from "../field.js";

// Wallets, payment means, and the tokens that stand for card data.

export const issuerWalletId = text();
export const issuerWalletInformation = text();
export const merchantSessionToken = text("JWT");
export const merchantWalletId = text("ANS21 (AN21 restrictedString in the dictionary)", {
  max: 21,
  pattern: /^\w*$/,
  orInteger: true,
});
export const paymentData = text("encrypted wallet payload");
export const paymentMeanAlias = text();
export const paymentMeanBrand = code(codes.paymentMeanBrand, "ANS20", 20);
export const paymentMeanBrandList = listOf(code(codes.paymentMeanBrand, "ANS128"));
export const paymentMeanBrandSelectionStatus = code(codes.paymentMeanBrandSelectionStatus);
export const paymentMeanData = container(containers.paymentMeanData);
export const paymentMeanDataProvider = code(codes.paymentMeanDataProvider);
export const paymentMeanId = text("N6", { max: 6, pattern: /^\d*$/ });
export const paymentMeanTradingName = text();
export const paymentMeanType = code(codes.paymentMeanType, "ANS20", 20);
export const paymentProviderSessionId = text();
export const paymentToken = text("token issued by Hosted Fields", { max: 4096 });
export const sdkUrl = text("url");
export const walletActionDateTime = date("ISO8601");
export const walletCreationDateTime = date("ISO8601");
export const walletLastActionDateTime = date("ISO8601");
export const walletPaymentMeanData = container(containers.walletPaymentMeanData);
export const walletPaymentMeanDataList = listOf(container(containers.walletPaymentMeanData));
export const walletType = code(codes.walletType);
