import { codeList } from "../code-list.js";

export const holderAuthentResponseCode = codeList({
  name: "holderAuthentResponseCode",
  values: {
    "00": { meaning: { en: "Authentication message valid", fr: "Authentication message valid" } },
  },
});
