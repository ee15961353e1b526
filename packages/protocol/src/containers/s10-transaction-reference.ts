import { date, defineContainer, text } from "../field.js";

export const s10TransactionReference = defineContainer({
  name: "s10TransactionReference",
  summary:
    "Sips 1.0 style identity of a transaction: a number unique for one day. Also returned by 2.0 responses.",
  fields: {
    s10TransactionId: text("N6", { max: 6, pattern: /^\d*$/ }),
    s10TransactionIdDate: date("YYYYMMDD"),
  },
});
