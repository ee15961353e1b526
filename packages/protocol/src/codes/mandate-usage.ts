import { codeList } from "../code-list.js";

export const mandateUsage = codeList({
  name: "mandateUsage",
  closed: true,
  values: {
    ONE_OFF: { meaning: { en: "Single", fr: "Single" } },
    RECURRENT: { meaning: { en: "Recurring", fr: "Recurring" } },
  },
});
