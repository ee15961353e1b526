import { codeList } from "../code-list.js";

export const sealAlgorithm = codeList({
  name: "sealAlgorithm",
  closed: true,
  values: {
    "HMAC-SHA-256": { meaning: { en: "Office default", fr: "Office default" } },
    "HMAC-SHA-512": { meaning: { en: "Accepted", fr: "Accepted" } },
    "SHA-256": { meaning: { en: "Legacy", fr: "Legacy" } },
  },
});
