import { codeList } from "../code-list.js";

/** Result of a call on a mandate. Only the success is published; the others are probably those of responseCode. */
export const mandateResponseCode = codeList({
  name: "mandateResponseCode",
  values: {
    "00": {
      meaning: { en: "The operation on the mandate succeeded.", fr: "L’opération sur le mandat a réussi." },
    },
  },
});
