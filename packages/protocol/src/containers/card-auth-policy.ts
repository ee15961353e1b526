import { defineContainer, text } from "../field.js";

export const cardAuthPolicy = defineContainer({
  name: "cardAuthPolicy",
  summary: "AVS / CSC policy inside authenticationData.",
  fields: {
    automaticReverse: text(),
    checkAVS: text(),
    ignoreAddressCheckResult: text(),
    ignoreCSCCheckResult: text(),
    // PHP227 spells ignorePostCodeCheckResult.
    ignorePostcodeCheckResult: text(),
  },
});
