import { codeList } from "../code-list.js";

/** Algorithm of the authentication value (CAVV). */
export const threeDCavvAlgorithm = codeList({
  name: "threeD.cavvAlgorithm",
  values: {
    "0": { meaning: { en: "HMAC", fr: "HMAC" } },
    "1": { meaning: { en: "CVV", fr: "CVV" } },
    "2": { meaning: { en: "CVV with ATN", fr: "CVV avec ATN" } },
    "3": { meaning: { en: "Mastercard SPA", fr: "Mastercard SPA" } },
  },
});
