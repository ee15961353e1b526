import { codeList } from "../code-list.js";

/** How the buyer signs a mandate. */
export const mandateAuthentMethod = codeList({
  name: "mandateAuthentMethod",
  values: {
    "3D_SECURE": { meaning: { en: "Signed with 3-D Secure", fr: "Signé avec 3-D Secure" } },
    SMS_OTP: {
      meaning: {
        en: "Signed with a one-time code by text message",
        fr: "Signé avec un code à usage unique reçu par SMS",
      },
    },
    MAIL_OTP: {
      meaning: {
        en: "Signed with a one-time code by e-mail",
        fr: "Signé avec un code à usage unique reçu par e-mail",
      },
    },
  },
});
