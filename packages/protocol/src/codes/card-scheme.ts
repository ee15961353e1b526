import { codeList } from "../code-list.js";

/** Card scheme. */
export const cardScheme = codeList({
  name: "cardScheme",
  values: {
    ACCORD: { meaning: { en: "Accord", fr: "Accord" } },
    AMEX: { meaning: { en: "American Express", fr: "American Express" } },
    BCMC: { meaning: { en: "Bancontact", fr: "Bancontact" } },
    CB: { meaning: { en: "CB", fr: "CB" } },
    MASTERCARD: { meaning: { en: "Mastercard", fr: "Mastercard" } },
    SOFINCO: { meaning: { en: "Sofinco", fr: "Sofinco" } },
    VISA: { meaning: { en: "Visa", fr: "Visa" } },
  },
});
