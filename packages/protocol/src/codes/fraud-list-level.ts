import { codeList } from "../code-list.js";

export const fraudListLevel = codeList({
  name: "fraudListLevel",
  closed: true,
  values: {
    Black: { meaning: { en: "Black", fr: "Black" } },
    Grey: { meaning: { en: "Grey", fr: "Grey" } },
    White: { meaning: { en: "White", fr: "White" } },
  },
});
