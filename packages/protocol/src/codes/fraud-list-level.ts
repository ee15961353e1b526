import { codeList } from "../code-list.js";

/** Which list an element is put on. */
export const fraudListLevel = codeList({
  name: "fraudListLevel",
  closed: true,
  values: {
    Black: { meaning: { en: "Black list", fr: "Liste noire" } },
    Grey: { meaning: { en: "Grey list", fr: "Liste grise" } },
    White: { meaning: { en: "White list", fr: "Liste blanche" } },
  },
});
