/** How long a cardholder, and with it the whole payment session, may take (code 97 afterwards). */
export const paymentSessionLifeMs = 15 * 60_000;

/**
 * How long the buyer of a credit transfer may take at their bank. No source says; iDEAL ends a payment after an hour.
 */
export const transferLifeMs = 60 * 60_000;
