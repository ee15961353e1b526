import { codeList } from "../code-list.js";

export const threeDTxStatus = codeList({
  name: "threeD.txStatus",
  values: {
    Y: { meaning: { en: "Authenticated", fr: "Authenticated" } },
    A: { meaning: { en: "Attempt", fr: "Attempt" } },
    U: { meaning: { en: "Error", fr: "Error" } },
    N: { meaning: { en: "Failed", fr: "Failed" } },
  },
});
