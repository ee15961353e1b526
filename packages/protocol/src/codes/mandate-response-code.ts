import { codeList } from "../code-list.js";

export const mandateResponseCode = codeList({
  name: "mandateResponseCode",
  values: {
    "00": { meaning: { en: "Ok", fr: "Ok" } },
  },
});
