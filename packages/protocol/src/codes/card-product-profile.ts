import { codeList } from "../code-list.js";

export const cardProductProfile = codeList({
  name: "cardProductProfile",
  values: {
    C: { meaning: { en: "Credit", fr: "Credit" } },
    D: { meaning: { en: "Debit", fr: "Debit" } },
    H: { meaning: { en: "Charge", fr: "Charge" } },
    P: { meaning: { en: "Prepaid", fr: "Prepaid" } },
  },
});
