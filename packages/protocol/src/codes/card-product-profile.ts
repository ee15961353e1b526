import { codeList } from "../code-list.js";

/** Kind of card, by one letter. */
export const cardProductProfile = codeList({
  name: "cardProductProfile",
  values: {
    C: { meaning: { en: "Credit card", fr: "Carte de crédit" } },
    D: { meaning: { en: "Debit card", fr: "Carte de débit" } },
    H: { meaning: { en: "Charge card", fr: "Carte à débit différé" } },
    P: { meaning: { en: "Prepaid card", fr: "Carte prépayée" } },
  },
});
