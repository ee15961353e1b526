import { codeList } from "../code-list.js";

export const transactionPlatform = codeList({
  name: "transactionPlatform",
  values: {
    PROD: { meaning: { en: "Seen in every sample", fr: "Seen in every sample" } },
  },
});
