import { codeList } from "../code-list.js";

export const cardProductUsageLabel = codeList({
  name: "cardProductUsageLabel",
  values: {
    COMMERCIAL: { meaning: { en: "COMMERCIAL", fr: "COMMERCIAL" } },
    DEBIT: { meaning: { en: "DEBIT", fr: "DEBIT" } },
    CREDIT: { meaning: { en: "CREDIT", fr: "CREDIT" } },
    PREPAID: { meaning: { en: "PREPAID", fr: "PREPAID" } },
  },
});
