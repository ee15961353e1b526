import { codeList } from "../code-list.js";

export const captureMode = codeList({
  name: "captureMode",
  closed: true,
  values: {
    AUTHOR_CAPTURE: {
      meaning: {
        en: "Default; sent to the bank by itself after captureDay, can be cancelled before",
        fr: "Default; sent to the bank by itself after captureDay, can be cancelled before",
      },
    },
    VALIDATION: { meaning: { en: "Sent only after validate", fr: "Sent only after validate" } },
    IMMEDIATE: {
      meaning: {
        en: "Captured at authorisation, some payment means only",
        fr: "Captured at authorisation, some payment means only",
      },
    },
  },
});
