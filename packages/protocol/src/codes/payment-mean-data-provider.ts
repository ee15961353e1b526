import { codeList } from "../code-list.js";

export const paymentMeanDataProvider = codeList({
  name: "paymentMeanDataProvider",
  values: {
    GOOGLEPAY: { meaning: { en: "Google Pay", fr: "Google Pay" } },
  },
});
