import { codeList } from "../code-list.js";

export const holderAuthentMethod = codeList({
  name: "holderAuthentMethod",
  values: {
    NO_AUTHENT: { meaning: { en: "None", fr: "None" } },
    NO_AUTHENT_METHOD: { meaning: { en: "No method", fr: "No method" } },
    NOT_SPECIFIED: { meaning: { en: "Not given", fr: "Not given" } },
    PASSWORD: { meaning: { en: "Password", fr: "Password" } },
    OTP_HARDWARE: { meaning: { en: "One-time code, device", fr: "One-time code, device" } },
    OTP_SOFTWARE: { meaning: { en: "One-time code, software", fr: "One-time code, software" } },
    OTP_TELE: { meaning: { en: "One-time code, phone", fr: "One-time code, phone" } },
    OOB: { meaning: { en: "Out of band", fr: "Out of band" } },
    STATIC: { meaning: { en: "Static", fr: "Static" } },
    DYNAMIC: { meaning: { en: "Dynamic", fr: "Dynamic" } },
  },
});
