import { codeList } from "../code-list.js";

/** Platform of a transaction; every published sample says PROD. */
export const transactionPlatform = codeList({
  name: "transactionPlatform",
  values: {
    PROD: { meaning: { en: "Production platform", fr: "Plateforme de production" } },
  },
});
