import type { MandateWords } from "./locale.js";

/** English for the element for SEPA direct debits. */
export const enMandate: MandateWords = {
  pay: "Pay by direct debit",
  choose: "Account to debit",
  another: "Another account",
  labels: {
    iban: "IBAN",
    holder: "Account holder",
    street: "Street and number",
    zipCode: "Postcode",
    city: "City",
  },
  missing: {
    iban: "Enter your IBAN.",
    holder: "Enter the name of the account holder.",
    street: "Enter the street and number.",
    zipCode: "Enter the postcode.",
    city: "Enter the city.",
  },
  invalid: {
    iban: "Check the IBAN.",
    holder: "Check the name of the account holder.",
    street: "Check the street and number.",
    zipCode: "Check the postcode.",
    city: "Check the city.",
  },
  sign: "On the next page you sign the mandate that allows the shop to debit this account.",
  save: "Save this account for my next orders",
};
