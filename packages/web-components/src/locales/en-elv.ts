import type { ElvWords } from "./locale.js";

/** English for the element for ELV. */
export const enElv: ElvWords = {
  pay: "Pay by direct debit (ELV)",
  labels: {
    customerAccount: "German IBAN or account number",
    customerBankCode: "Bank code (Bankleitzahl)",
    holder: "Account holder",
  },
  missing: {
    customerAccount: "Enter your IBAN or account number.",
    customerBankCode: "Enter the bank code.",
    holder: "Enter the name of the account holder.",
  },
  invalid: {
    customerAccount: "Check the number: it should be a German IBAN, or an account number of up to 10 digits.",
    customerBankCode: "Check the bank code: it has 8 digits.",
    holder: "Check the name of the account holder.",
  },
  consent: "By paying, you authorise the shop to debit this amount from this account once.",
};
