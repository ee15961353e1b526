import { codeList } from "../code-list.js";

/** Result of getFraudData. Only the success is known; the others are probably those of responseCode. */
export const fraudResponseCode = codeList({
  name: "fraudResponseCode",
  values: {
    "00": {
      meaning: {
        en: "The fraud operation succeeded.",
        fr: "L’opération de lutte contre la fraude a réussi.",
      },
    },
  },
});
