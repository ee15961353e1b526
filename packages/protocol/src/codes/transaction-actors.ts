import { codeList } from "../code-list.js";

/** Who deals with whom. Samples also write BtoB, BtoC and B2C. */
export const transactionActors = codeList({
  name: "transactionActors",
  values: {
    BTOB: { meaning: { en: "Between businesses", fr: "Entre professionnels" } },
    BTOC: {
      meaning: { en: "Between a business and a consumer", fr: "Entre un professionnel et un particulier" },
    },
  },
});
