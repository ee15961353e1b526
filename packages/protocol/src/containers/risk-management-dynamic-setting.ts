import { defineContainer, text } from "../field.js";

export const riskManagementDynamicSetting = defineContainer({
  name: "riskManagementDynamicSetting",
  summary: "Item of riskManagementDynamicSettingList (names not seen in the sources).",
  fields: {
    riskManagementDynamicParam: text(),
    riskManagementDynamicValue: text(),
  },
});
