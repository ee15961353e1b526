import { codeList } from "../code-list.js";

/** In which form cardCSCValue is given. */
export const cscType = codeList({
  name: "cscType",
  closed: true,
  values: {
    PLAIN: {
      meaning: { en: "Security code in clear (default)", fr: "Code de sécurité en clair (par défaut)" },
    },
    CSE: {
      meaning: {
        en: "Security code encrypted in the buyer's browser (Client Side Encryption)",
        fr: "Code de sécurité chiffré dans le navigateur du client (Client Side Encryption)",
      },
    },
  },
});
