/** A field that travels encrypted, named as the gateway names it. */
export type CardField = "cardNumber" | "cardCSCValue";
