import { defineContainer, text } from "../field.js";

export const riskManagementCustomData = defineContainer({
  name: "riskManagementCustomData",
  summary: "Item of riskManagementCustomDataList.",
  fields: {
    riskManagementCustomSequence: text(),
    // PHP227 misspells risktManagementCustomValue.
    riskManagementCustomValue: text(),
  },
});
