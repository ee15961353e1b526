import { codeList } from "../code-list.js";

export const transactionActors = codeList({
  name: "transactionActors",
  values: {
    BTOB: { meaning: { en: "Business to business", fr: "Business to business" } },
    BTOC: { meaning: { en: "Business to consumer", fr: "Business to consumer" } },
  },
});
