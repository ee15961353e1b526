import { codes } from "../codes/index.js";
import { containers } from "../containers/index.js";
import { code, container, date, listOf, text } from "../field.js";

// SEPA mandates, direct debit and bank accounts.

export const bic = text();
export const creditorId = text();
export const customerAccount = text();
export const customerBankAccountType = text();
export const customerBankCode = text();
export const customerBankList = listOf(container(containers.customerBank));
export const customerBankName = text();
export const iban = text();
export const lastRecoveryIndicator = text();
export const mandateAuthentMethod = code(codes.mandateAuthentMethod);
export const mandateId = text();
export const mandateList = listOf(container(containers.mandate));
export const mandateStatus = code(codes.mandateStatus, "seen: ACTIVE");
export const mandateUsage = code(codes.mandateUsage, "seen: RECURRENT");
export const pdfMandate = text();
export const transactionActors = code(codes.transactionActors, "A4", 4);
export const transactionList = text();
export const valueDate = date("YYYYMMDD");
