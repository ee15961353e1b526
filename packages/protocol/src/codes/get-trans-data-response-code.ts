import { codeList } from "../code-list.js";

export const getTransDataResponseCode = codeList({
  name: "getTransDataResponseCode",
  values: {
    "00": { meaning: { en: "Transaction found", fr: "Transaction found" } },
  },
});
