import { codeList } from "../code-list.js";

/** In which form cardNumber is given. */
export const panType = codeList({
  name: "panType",
  closed: true,
  values: {
    PAN: { meaning: { en: "Card number in clear", fr: "Numéro de carte en clair" } },
    CSE: {
      meaning: {
        en: "Card number encrypted in the buyer's browser (Client Side Encryption)",
        fr: "Numéro de carte chiffré dans le navigateur du client (Client Side Encryption)",
      },
    },
    TOKEN_PAN: {
      meaning: { en: "Token that stands for the card number", fr: "Token qui remplace le numéro de carte" },
    },
  },
});
