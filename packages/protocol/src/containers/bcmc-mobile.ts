import { defineContainer, text } from "../field.js";

export const bcmcMobile = defineContainer({
  name: "bcmcMobile",
  summary: "paymentMeanData.bcmcMobile.",
  fields: {
    completionRedirectUrl: text(),
    defaultRedirectUrl: text(),
  },
});
