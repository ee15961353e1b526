/** What is wrong with a field, as a key for each language's message. */
export type FieldProblem = "missing" | "incomplete" | "invalid" | "expired";

/** The fields of a card, named as the gateway names them. */
export type CardFieldName = "cardNumber" | "cardExpiryDate" | "cardCSCValue" | "cardholderName";
