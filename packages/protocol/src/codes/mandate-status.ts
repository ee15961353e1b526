import { codeList } from "../code-list.js";

export const mandateStatus = codeList({
  name: "mandateStatus",
  values: {
    ACTIVE: { meaning: { en: "Mandate in force", fr: "Mandate in force" } },
  },
});
