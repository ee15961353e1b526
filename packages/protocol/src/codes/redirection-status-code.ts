import { codeList } from "../code-list.js";

export const redirectionStatusCode = codeList({
  name: "redirectionStatusCode",
  values: {
    "00": { meaning: { en: "Ok, redirect or go on", fr: "Ok, redirect or go on" } },
    "03": {
      meaning: { en: "Shop id or acquirer contract invalid", fr: "Shop id or acquirer contract invalid" },
    },
    "12": { meaning: { en: "Invalid parameters", fr: "Invalid parameters" } },
    "30": { meaning: { en: "Format error", fr: "Format error" } },
    "34": { meaning: { en: "Wrong seal", fr: "Wrong seal" } },
    "94": { meaning: { en: "TransactionReference already used", fr: "TransactionReference already used" } },
    "99": { meaning: { en: "Service unavailable", fr: "Service unavailable" } },
  },
});
