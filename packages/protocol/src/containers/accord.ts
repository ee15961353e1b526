import { defineContainer, text } from "../field.js";

/** paymentMeanData.accord (Oney). */
export const accord = defineContainer({
  name: "accord",
  summary: "paymentMeanData.accord (Oney).",
  fields: {
    additionalAuthorisationNumber: text(),
    settlementMode: text(),
  },
});
