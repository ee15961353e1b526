import { defineContainer, text } from "../field.js";

export const customerBank = defineContainer({
  name: "customerBank",
  summary: "Issuing bank of creditTransferInquire (customerBankList).",
  fields: {
    customerBankCode: text("BIC"),
    customerBankName: text(),
  },
});
