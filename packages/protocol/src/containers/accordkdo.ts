import { defineContainer, text } from "../field.js";

/** paymentMeanData.accordkdo (Oney gift card). */
export const accordkdo = defineContainer({
  name: "accordkdo",
  summary: "paymentMeanData.accordkdo (Oney gift card).",
  fields: {
    settlementMode: text(),
  },
});
