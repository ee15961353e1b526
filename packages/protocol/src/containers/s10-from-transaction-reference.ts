import { date, defineContainer, text } from "../field.js";

export const s10FromTransactionReference = defineContainer({
  name: "s10FromTransactionReference",
  summary: "Same for the original transaction of duplicate; also in getTransactionData response.",
  fields: {
    s10FromTransactionId: text("N6", { max: 6, pattern: /^\d*$/ }),
    s10FromTransactionIdDate: date("YYYYMMDD"),
  },
});
