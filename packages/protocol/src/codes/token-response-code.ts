import { codeList } from "../code-list.js";

/** Result for one item of a token conversion; responseCode 01 tells the partial success of the whole call. */
export const tokenResponseCode = codeList({
  name: "tokenResponseCode",
  values: {
    "00": { meaning: { en: "This item was converted.", fr: "Cet élément a été converti." } },
  },
});
