import { date, defineContainer, integer, listOf, text } from "../field.js";

export const instalmentData = defineContainer({
  name: "instalmentData",
  summary: "Payment in instalments (paymentPattern INSTALMENT); sub-lists are JSON arrays of strings.",
  fields: {
    amountsList: listOf(integer("N12; sum equals amount")),
    datesList: listOf(date("YYYYMMDD")),
    number: integer("N2, 2 to 50", 2),
    s10TransactionIdsList: listOf(text("")),
    transactionReferencesList: listOf(text("AN35; first equals transactionReference")),
  },
});
