import { defineContainer, integer, text } from "../field.js";

export const customerAccountHistoric = defineContainer({
  name: "customerAccountHistoric",
  summary: "History of the customer account (3-D Secure v2 risk data).",
  fields: {
    addPaymentMeanDate: text(),
    changeDate: text(),
    creationDate: text(),
    customerAccountId: text(),
    firstPurchaseDate: text(),
    lastPurchaseDate: text(),
    numberOfAttemptsAddCard24Hours: integer(),
    numberOfPurchase: integer(),
    numberOfPurchase180Days: integer(),
    numberOfTransaction24Hours: integer(),
    numberOfTransactionYear: integer(),
    passwordChangeDate: text(),
    suspiciousActivityIndicator: text(),
  },
});
