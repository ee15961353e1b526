import { codeList } from "../code-list.js";

export const holderAuthentRelegationCode = codeList({
  name: "holderAuthentRelegationCode",
  values: {
    true: { meaning: { en: "Security level lowered", fr: "Security level lowered" } },
    Y: { meaning: { en: "Security level lowered", fr: "Security level lowered" } },
    false: { meaning: { en: "Not lowered", fr: "Not lowered" } },
    N: { meaning: { en: "Not lowered", fr: "Not lowered" } },
  },
});
