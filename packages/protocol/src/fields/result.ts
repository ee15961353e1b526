import { codes } from "../codes/index.js";
import { code, text } from "../field.js";

// The result of a call.

export const acquirerNativeResponseCode = text();
export const acquirerResponseCode = code(codes.acquirerResponseCode, "AN2", 2);
export const acquirerResponseIdentifier = text();
export const acquirerResponseMessage = text();
export const avsAddressResponseCode = text();
export const avsPostcodeResponseCode = text();
export const cardCSCResultCode = code(codes.cardCSCResultCode, "AN2", 2);
export const errorFieldName = text();
export const fraudResponseCode = code(codes.fraudResponseCode, "N2", 2);
export const getTransDataResponseCode = code(codes.getTransDataResponseCode, "N2", 2);
export const mandateResponseCode = code(codes.mandateResponseCode, "N2", 2);
export const newStatus = code(codes.transactionStatus, "ANS20", 20);
export const paymentMeanInfoResponseCode = code(codes.paymentMeanInfoResponseCode, "N2", 2);
export const recurringResponseCode = text();
export const redirectionStatusCode = code(codes.redirectionStatusCode, "N2", 2);
export const responseCode = code(codes.responseCode, "N2", 2);
export const responseCodeDetail = text();
export const tokenResponseCode = code(codes.tokenResponseCode);
export const transactionStatus = code(codes.transactionStatus, "ANS20", 20);
export const walletResponseCode = code(codes.walletResponseCode, "N2", 2);
