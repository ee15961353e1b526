import { defineContainer, text } from "../field.js";

export const accord = defineContainer({
  name: "accord",
  summary: "paymentMeanData.accord (Oney).",
  fields: {
    additionalAuthorisationNumber: text(),
    settlementMode: text(),
  },
});
