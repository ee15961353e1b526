import { codeList } from "../code-list.js";

export const holderAuthentStatus = codeList({
  name: "holderAuthentStatus",
  values: {
    "3D_SUCCESS": { meaning: { en: "Authenticated", fr: "Authenticated" } },
    SUCCESS: { meaning: { en: "Authenticated", fr: "Authenticated" } },
    "3D_FAILURE": { meaning: { en: "Authentication failed", fr: "Authentication failed" } },
    FAILURE: { meaning: { en: "Authentication failed", fr: "Authentication failed" } },
    "3D_ERROR": {
      meaning: { en: "Technical error during authentication", fr: "Technical error during authentication" },
    },
    ERROR: {
      meaning: { en: "Technical error during authentication", fr: "Technical error during authentication" },
    },
    "3D_NOTENROLLED": { meaning: { en: "Card not enrolled", fr: "Card not enrolled" } },
    NOT_ENROLLED: { meaning: { en: "Card not enrolled", fr: "Card not enrolled" } },
    "3D_ATTEMPT": {
      meaning: { en: "Attempt proof, holder not asked", fr: "Attempt proof, holder not asked" },
    },
    ATTEMPT: { meaning: { en: "Attempt proof, holder not asked", fr: "Attempt proof, holder not asked" } },
    "3D_ABORT": { meaning: { en: "Given up during authentication", fr: "Given up during authentication" } },
    CANCEL: { meaning: { en: "Given up during authentication", fr: "Given up during authentication" } },
    "3D_BYPASS": {
      meaning: {
        en: "3-D Secure skipped on merchant criteria",
        fr: "3-D Secure skipped on merchant criteria",
      },
    },
    BYPASS: {
      meaning: {
        en: "3-D Secure skipped on merchant criteria",
        fr: "3-D Secure skipped on merchant criteria",
      },
    },
    SSL: {
      meaning: {
        en: "Not authenticated: scheme, card or shop outside 3-D Secure",
        fr: "Not authenticated: scheme, card or shop outside 3-D Secure",
      },
    },
    NOT_PARTICIPATING: {
      meaning: {
        en: "Not authenticated: scheme, card or shop outside 3-D Secure",
        fr: "Not authenticated: scheme, card or shop outside 3-D Secure",
      },
    },
    NO_AUTHENT: { meaning: { en: "No authentication", fr: "No authentication" } },
  },
});
