import { codeList } from "../code-list.js";

export const cardScheme = codeList({
  name: "cardScheme",
  values: {
    ACCORD: { meaning: { en: "ACCORD", fr: "ACCORD" } },
    AMEX: { meaning: { en: "AMEX", fr: "AMEX" } },
    BCMC: { meaning: { en: "BCMC", fr: "BCMC" } },
    CB: { meaning: { en: "CB", fr: "CB" } },
    MASTERCARD: { meaning: { en: "MASTERCARD", fr: "MASTERCARD" } },
    SOFINCO: { meaning: { en: "SOFINCO", fr: "SOFINCO" } },
    VISA: { meaning: { en: "VISA", fr: "VISA" } },
  },
});
