import { codeList } from "../code-list.js";

/** State of a mandate. Only this one is published. */
export const mandateStatus = codeList({
  name: "mandateStatus",
  values: {
    ACTIVE: { meaning: { en: "The mandate is in force.", fr: "Le mandat est en vigueur." } },
  },
});
