import { codeList } from "../code-list.js";

export const paymentMeanBrandSelectionStatus = codeList({
  name: "paymentMeanBrandSelectionStatus",
  closed: true,
  values: {
    APPLIED_DEFAULT: {
      meaning: { en: "Holder kept the default brand", fr: "Holder kept the default brand" },
    },
    APPLIED_HOLDER: { meaning: { en: "Holder chose another brand", fr: "Holder chose another brand" } },
    NOT_APPLICABLE: { meaning: { en: "Card is not co-badged", fr: "Card is not co-badged" } },
  },
});
