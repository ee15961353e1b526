import { defineContainer, text } from "../field.js";

/** paymentMeanData.facilypay (refund). */
export const facilypay = defineContainer({
  name: "facilypay",
  summary: "paymentMeanData.facilypay (refund).",
  fields: {
    depositRefundIndicator: text(),
  },
});
