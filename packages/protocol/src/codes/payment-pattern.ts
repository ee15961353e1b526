import { codeList } from "../code-list.js";

/** Whether a payment stands alone or belongs to a series. */
export const paymentPattern = codeList({
  name: "paymentPattern",
  closed: true,
  values: {
    ONE_SHOT: { meaning: { en: "Single payment (default)", fr: "Paiement unique (par défaut)" } },
    RECURRING_1: { meaning: { en: "First payment of a series", fr: "Premier paiement d’une série" } },
    RECURRING_N: { meaning: { en: "Next payment of a series", fr: "Paiement suivant d’une série" } },
    INSTALMENT: { meaning: { en: "Payment in instalments", fr: "Paiement en plusieurs fois" } },
  },
});
