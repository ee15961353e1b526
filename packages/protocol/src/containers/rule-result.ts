import { codes } from "../codes/index.js";
import { code, defineContainer, text } from "../field.js";

export const ruleResult = defineContainer({
  name: "ruleResult",
  summary: "Item of preAuthorisationRuleResultList / preAuthenticationRuleResultList.",
  fields: {
    ruleCode: text(),
    ruleDetailedInfo: text(),
    ruleResultIndicator: code(codes.ruleResultIndicator, "0 B D E N P U X"),
    ruleSetting: text("D I N S"),
    ruleType: text("NG G N ..."),
    ruleWeight: text(),
  },
});
