import { defineContainer, text } from "../field.js";

export const accordkdo = defineContainer({
  name: "accordkdo",
  summary: "paymentMeanData.accordkdo (Oney gift card).",
  fields: {
    settlementMode: text(),
  },
});
