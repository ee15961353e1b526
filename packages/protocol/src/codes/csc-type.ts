import { codeList } from "../code-list.js";

export const cscType = codeList({
  name: "cscType",
  closed: true,
  values: {
    PLAIN: { meaning: { en: "Clear, default", fr: "Clear, default" } },
    CSE: {
      meaning: { en: "Encrypted by Client Side Encryption", fr: "Encrypted by Client Side Encryption" },
    },
  },
});
