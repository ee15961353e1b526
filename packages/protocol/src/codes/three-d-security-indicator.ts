import { codeList } from "../code-list.js";

export const threeDSecurityIndicator = codeList({
  name: "threeD.securityIndicator",
  values: {
    "21": { meaning: { en: "21", fr: "21" } },
    "22": { meaning: { en: "22", fr: "22" } },
    "25": { meaning: { en: "25", fr: "25" } },
    "26": { meaning: { en: "26", fr: "26" } },
    "31": { meaning: { en: "31", fr: "31" } },
    "32": { meaning: { en: "32", fr: "32" } },
    "33": { meaning: { en: "33", fr: "33" } },
    "41": { meaning: { en: "41", fr: "41" } },
    "81": { meaning: { en: "81", fr: "81" } },
    "82": { meaning: { en: "82", fr: "82" } },
    "84": { meaning: { en: "84", fr: "84" } },
    "85": { meaning: { en: "85", fr: "85" } },
    "86": { meaning: { en: "86", fr: "86" } },
    "88": { meaning: { en: "88", fr: "88" } },
    "92": { meaning: { en: "92", fr: "92" } },
    "93": { meaning: { en: "93", fr: "93" } },
  },
});
