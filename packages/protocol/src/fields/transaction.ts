import { codes } from "../codes/index.js";
import { containers } from "../containers/index.js";
import { code, container, date, integer, text } from "../field.js";

// The transaction: identity, amounts, dates, terms.

export const acceptanceSystemApplicationId = text();
export const amount = integer("N12, smallest currency unit");
export const authentAmount = integer();
export const authorMessageReference = text();
export const authorisationId = text("AN10/ANS32", { max: 32 });
export const authorisationTypeLabel = text();
export const automaticResponseStatus = code(codes.automaticResponseStatus, "A15", 15);
export const captureDay = integer("N2", 2);
export const captureLimitDate = date("YYYYMMDD");
export const captureLimitDateTime = text();
export const captureMode = code(codes.captureMode, "ANS20", 20);
export const comment = text();
export const currencyCode = code(codes.currencyCode, "N3 ISO 4217", 3, /^\d{3}$/);
export const currentAmount = integer("N12");
export const dccStatus = text();
export const fromMerchantId = text();
export const fromTransactionReference = text("AN35", { max: 35, pattern: /^[A-Za-z0-9_.-]+$/ });
export const instalmentData = container(containers.instalmentData);
export const invoiceReference = text("AN20", { max: 20, pattern: /^[A-Za-z0-9]*$/ });
export const lastOperationDateTime = date("ISO8601");
export const lastOperationName = code(codes.lastOperationName, "ANS30", 30);
export const merchantName = text();
export const merchantTransactionDateTime = date("ISO8601", { offset: "optional" });
export const merchantUrl = text("url");
export const newAmount = integer("N12");
export const operationAmount = integer("N12");
export const operationDateTime = date("ISO8601");
export const operationOrigin = text("ANS20 restrictedString", { max: 20 });
export const orderChannel = code(codes.orderChannel, "ANS20", 20);
export const orderId = text("ANS32", { max: 32, pattern: /^[\x20-\x7e]*$/ });
export const originAmount = integer("N12");
export const paymentAttemptNumber = text();
export const paymentPattern = code(codes.paymentPattern, "ANS20", 20);
export const remainingAmount = integer("N12");
export const returnContext = text("ANS255/256 extendedString", { max: 256 });
export const s10FromTransactionReference = container(containers.s10FromTransactionReference);
export const s10TransactionReference = container(containers.s10TransactionReference);
export const settlementArchivingReference = text();
export const statementReference = text("ANS100 extendedString", { max: 100 });
export const subMerchantAddress = container(containers.address);
export const subMerchantCategoryCode = text();
export const subMerchantId = text();
export const subMerchantLegalId = text();
export const subMerchantShortName = text();
export const transactionAmount = text();
export const transactionDateTime = date("ISO8601");
export const transactionInitiator = text();
export const transactionOrigin = text("ANS20 restrictedString", { max: 20 });
export const transactionPlatform = code(codes.transactionPlatform);
export const transactionReference = text("AN35, unique per merchantId", {
  max: 35,
  pattern: /^[A-Za-z0-9_.-]+$/,
  orInteger: true,
});
export const validationIndicator = text();
