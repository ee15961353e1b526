import { codeList } from "../code-list.js";

/** Kind of card, by one word. */
export const cardProductUsageLabel = codeList({
  name: "cardProductUsageLabel",
  values: {
    COMMERCIAL: { meaning: { en: "Commercial card", fr: "Carte commerciale" } },
    DEBIT: { meaning: { en: "Debit card", fr: "Carte de débit" } },
    CREDIT: { meaning: { en: "Credit card", fr: "Carte de crédit" } },
    PREPAID: { meaning: { en: "Prepaid card", fr: "Carte prépayée" } },
  },
});
