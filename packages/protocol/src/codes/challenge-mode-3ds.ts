import { codeList } from "../code-list.js";

export const challengeMode3DS = codeList({
  name: "challengeMode3DS",
  closed: true,
  values: {
    NO_PREFERENCE: { meaning: { en: "None", fr: "None" } },
    CHALLENGE: { meaning: { en: "Challenge wished", fr: "Challenge wished" } },
    CHALLENGE_MANDATE: {
      meaning: {
        en: "Challenge required by rules (first of a series, card on file)",
        fr: "Challenge required by rules (first of a series, card on file)",
      },
    },
    NO_CHALLENGE: { meaning: { en: "Frictionless wished", fr: "Frictionless wished" } },
    NO_CHALLENGE_TRA_ACQ: {
      meaning: { en: "Frictionless by acquirer TRA exemption", fr: "Frictionless by acquirer TRA exemption" },
    },
  },
});
