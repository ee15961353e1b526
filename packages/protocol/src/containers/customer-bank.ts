import { defineContainer, text } from "../field.js";

/** Issuing bank of creditTransferInquire (customerBankList). */
export const customerBank = defineContainer({
  name: "customerBank",
  summary: "Issuing bank of creditTransferInquire (customerBankList).",
  fields: {
    customerBankCode: text("BIC"),
    customerBankName: text(),
  },
});
