import { codeList } from "../code-list.js";

export const automaticResponseStatus = codeList({
  name: "automaticResponseStatus",
  values: {
    SENT: { meaning: { en: "SENT", fr: "SENT" } },
    FAILED: { meaning: { en: "FAILED", fr: "FAILED" } },
    UNDEFINED: { meaning: { en: "No automatic response asked", fr: "No automatic response asked" } },
  },
});
