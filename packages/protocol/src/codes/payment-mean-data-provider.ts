import { codeList } from "../code-list.js";

/** Who delivered encrypted payment data. */
export const paymentMeanDataProvider = codeList({
  name: "paymentMeanDataProvider",
  values: {
    GOOGLEPAY: { meaning: { en: "Google Pay", fr: "Google Pay" } },
  },
});
