import { codeList } from "../code-list.js";

export const panType = codeList({
  name: "panType",
  closed: true,
  values: {
    PAN: { meaning: { en: "Clear card number", fr: "Clear card number" } },
    CSE: {
      meaning: {
        en: "Encrypted by the Client Side Encryption script",
        fr: "Encrypted by the Client Side Encryption script",
      },
    },
    TOKEN_PAN: { meaning: { en: "Sips token", fr: "Sips token" } },
  },
});
