import { defineContainer, flag, text } from "../field.js";

export const paypal = defineContainer({
  name: "paypal",
  summary: "paymentMeanData.paypal.",
  fields: {
    addrOverride: text("NO_OVERRIDE / OVERRIDE / NO_DISPLAY"),
    dupCustom: text("ANS127", { max: 127 }),
    dupDesc: text("ANS127", { max: 127 }),
    dupFlag: flag(),
    dupType: text("ANY / INSTANTONLY"),
    // Needed for PayPal.
    invoiceId: text("AN127, unique at PayPal", { max: 127, pattern: /^[A-Za-z0-9]*$/ }),
    landingPage: flag(),
    mobile: flag(),
    orderDescription: text("ANS127", { max: 127 }),
  },
});
