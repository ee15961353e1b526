import { codeList } from "../code-list.js";

export const complementaryCode = codeList({
  name: "complementaryCode",
  values: {
    "": { meaning: { en: "No control", fr: "No control" } },
    "00": { meaning: { en: "All controls passed", fr: "All controls passed" } },
    "02": { meaning: { en: "Card balance exceeded", fr: "Card balance exceeded" } },
    "03": { meaning: { en: "Card on grey list", fr: "Card on grey list" } },
    "04": { meaning: { en: "Postcode on grey list", fr: "Postcode on grey list" } },
    "05": { meaning: { en: "BIN unknown", fr: "BIN unknown" } },
    "06": { meaning: { en: "Foreign BIN", fr: "Foreign BIN" } },
    "07": { meaning: { en: "Virtual e-Carte Bleue", fr: "Virtual e-Carte Bleue" } },
    "08": { meaning: { en: "BIN range on grey list", fr: "BIN range on grey list" } },
    "09": { meaning: { en: "IP country unknown", fr: "IP country unknown" } },
    "10": { meaning: { en: "IP country forbidden", fr: "IP country forbidden" } },
    "11": { meaning: { en: "Card on opposition list", fr: "Card on opposition list" } },
    "12": { meaning: { en: "Card/IP country pair forbidden", fr: "Card/IP country pair forbidden" } },
    "13": { meaning: { en: "IP or card country unknown", fr: "IP or card country unknown" } },
    "14": { meaning: { en: "Systematic authorisation card", fr: "Systematic authorisation card" } },
    "15": {
      meaning: {
        en: "BIN unknown (systematic authorisation check)",
        fr: "BIN unknown (systematic authorisation check)",
      },
    },
    "16": { meaning: { en: "IP velocity exceeded", fr: "IP velocity exceeded" } },
    "20": { meaning: { en: "Customer velocity exceeded", fr: "Customer velocity exceeded" } },
    "21": { meaning: { en: "Too many customers for the card", fr: "Too many customers for the card" } },
    "22": { meaning: { en: "Too many cards for the customer", fr: "Too many cards for the customer" } },
    "99": { meaning: { en: "Problem during a control", fr: "Problem during a control" } },
  },
});
