import { codeList } from "../code-list.js";

export const ruleResultIndicator = codeList({
  name: "ruleResultIndicator",
  values: {
    "0": { meaning: { en: "0", fr: "0" } },
    N: { meaning: { en: "N", fr: "N" } },
    B: { meaning: { en: "B", fr: "B" } },
    D: { meaning: { en: "D", fr: "D" } },
    E: { meaning: { en: "E", fr: "E" } },
    P: { meaning: { en: "P", fr: "P" } },
    U: { meaning: { en: "U", fr: "U" } },
    X: { meaning: { en: "X", fr: "X" } },
  },
});
