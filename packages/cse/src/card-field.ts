/** A field that is sent encrypted, under the gateway's name. */
export type CardField = "cardNumber" | "cardCSCValue";
