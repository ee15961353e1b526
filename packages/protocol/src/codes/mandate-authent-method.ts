import { codeList } from "../code-list.js";

export const mandateAuthentMethod = codeList({
  name: "mandateAuthentMethod",
  values: {
    "3D_SECURE": { meaning: { en: "3D_SECURE", fr: "3D_SECURE" } },
    SMS_OTP: { meaning: { en: "SMS_OTP", fr: "SMS_OTP" } },
    MAIL_OTP: { meaning: { en: "MAIL_OTP", fr: "MAIL_OTP" } },
  },
});
