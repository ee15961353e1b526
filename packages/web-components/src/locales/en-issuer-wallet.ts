import type { ButtonWords } from "./locale.js";

/** English for the element for issuer wallets. */
export const enIssuerWallet: ButtonWords = { pay: "Pay with Paylib" };
