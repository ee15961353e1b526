import { codeList } from "../code-list.js";

export const paymentPattern = codeList({
  name: "paymentPattern",
  closed: true,
  values: {
    ONE_SHOT: { meaning: { en: "Default", fr: "Default" } },
    RECURRING_1: { meaning: { en: "First of a series", fr: "First of a series" } },
    RECURRING_N: { meaning: { en: "Next of a series", fr: "Next of a series" } },
    INSTALMENT: { meaning: { en: "Payment in instalments", fr: "Payment in instalments" } },
  },
});
