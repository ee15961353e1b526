import { codes } from "../codes/index.js";
import { code, defineContainer, text } from "../field.js";

export const sdd = defineContainer({
  name: "sdd",
  summary: "paymentMeanData.sdd.",
  fields: {
    mandateAuthentMethod: code(codes.mandateAuthentMethod, "3D_SECURE / SMS_OTP / MAIL_OTP"),
    mandateId: text(),
    mandateUsage: code(codes.mandateUsage, "ONE_OFF / RECURRENT"),
  },
});
