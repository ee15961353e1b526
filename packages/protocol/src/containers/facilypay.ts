import { defineContainer, text } from "../field.js";

export const facilypay = defineContainer({
  name: "facilypay",
  summary: "paymentMeanData.facilypay (refund).",
  fields: {
    depositRefundIndicator: text(),
  },
});
