import { codeList } from "../code-list.js";

/** Whether a mandate serves once or many times. */
export const mandateUsage = codeList({
  name: "mandateUsage",
  closed: true,
  values: {
    ONE_OFF: {
      meaning: { en: "The mandate serves for a single debit.", fr: "Le mandat sert à un seul prélèvement." },
    },
    RECURRENT: {
      meaning: {
        en: "The mandate serves for recurring debits.",
        fr: "Le mandat sert à des prélèvements récurrents.",
      },
    },
  },
});
