import { codeList } from "../code-list.js";

export const cardCSCResultCode = codeList({
  name: "cardCSCResultCode",
  values: {
    "4D": { meaning: { en: "Correct", fr: "Correct" } },
    "4E": { meaning: { en: "Incorrect", fr: "Incorrect" } },
    "50": { meaning: { en: "Not processed", fr: "Not processed" } },
    "53": { meaning: { en: "Missing", fr: "Missing" } },
    "55": { meaning: { en: "Could not be checked", fr: "Could not be checked" } },
  },
});
