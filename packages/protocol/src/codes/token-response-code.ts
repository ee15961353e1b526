import { codeList } from "../code-list.js";

export const tokenResponseCode = codeList({
  name: "tokenResponseCode",
  values: {
    "00": { meaning: { en: "Ok", fr: "Ok" } },
  },
});
