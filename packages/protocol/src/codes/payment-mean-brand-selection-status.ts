import { codeList } from "../code-list.js";

/** Whether the holder of a co-badged card chose its brand. */
export const paymentMeanBrandSelectionStatus = codeList({
  name: "paymentMeanBrandSelectionStatus",
  closed: true,
  values: {
    APPLIED_DEFAULT: {
      meaning: {
        en: "The holder kept the brand proposed by default.",
        fr: "Le porteur a gardé la marque proposée par défaut.",
      },
    },
    APPLIED_HOLDER: {
      meaning: { en: "The holder chose another brand.", fr: "Le porteur a choisi une autre marque." },
    },
    NOT_APPLICABLE: {
      meaning: {
        en: "The card has a single brand; there was nothing to choose.",
        fr: "La carte n’a qu’une marque ; il n’y avait pas de choix.",
      },
    },
  },
});
