import { codeList } from "../code-list.js";

export const bypass3DS = codeList({
  name: "bypass3DS",
  values: {
    ALL: { meaning: { en: "Skip 3-D Secure", fr: "Skip 3-D Secure" } },
    WALLET: { meaning: { en: "Skip for one-click", fr: "Skip for one-click" } },
  },
});
