import { codes } from "../codes/index.js";
import { code, container, date, defineContainer, text } from "../field.js";
import { pspData } from "./psp-data.js";

export const walletPaymentMeanData = defineContainer({
  name: "walletPaymentMeanData",
  summary: "One payment mean of a wallet.",
  fields: {
    issuerWalletId: text(),
    issuerWalletType: text(),
    mandateId: text(),
    maskedPan: text(""),
    panExpiryDate: date("YYYYMM"),
    paymentMeanAlias: text(),
    paymentMeanBrand: code(codes.paymentMeanBrand),
    paymentMeanId: text("N6", { max: 6, pattern: /^\d*$/ }),
    pspData: container(pspData),
    transactionActors: code(codes.transactionActors, "BTOB / BTOC"),
  },
});
