import { codeList } from "../code-list.js";

/** How the digits of a card number are checked. */
export const panCheckAlgorithm = codeList({
  name: "panCheckAlgorithm",
  values: {
    L: { meaning: { en: "Luhn check", fr: "Contrôle de Luhn" } },
    N: { meaning: { en: "No check", fr: "Aucun contrôle" } },
    V: { meaning: { en: "Visa modulus 10 check", fr: "Contrôle Visa modulo 10" } },
  },
});
