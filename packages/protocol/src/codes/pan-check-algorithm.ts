import { codeList } from "../code-list.js";

export const panCheckAlgorithm = codeList({
  name: "panCheckAlgorithm",
  values: {
    L: { meaning: { en: "Luhn", fr: "Luhn" } },
    N: { meaning: { en: "None", fr: "None" } },
    V: { meaning: { en: "Visa modulus 10", fr: "Visa modulus 10" } },
  },
});
