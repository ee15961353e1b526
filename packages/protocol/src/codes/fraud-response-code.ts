import { codeList } from "../code-list.js";

export const fraudResponseCode = codeList({
  name: "fraudResponseCode",
  values: {
    "00": { meaning: { en: "Ok", fr: "Ok" } },
  },
});
