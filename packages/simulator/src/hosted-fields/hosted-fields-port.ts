import { brandsOf } from "../fixtures/brands.js";
import type { Gateway } from "../ledger/gateway.js";
import type { HostedSession } from "../ledger/hosted-sessions.js";
import { createPaymentToken, type HostedFieldsCard } from "./create-payment-token.js";

/**
 * What the hosted fields need of the gateway: they see a session, never the ledger, the keys or another buyer's card.
 */
export interface HostedFieldsPort {
  /** Undefined when the session is unknown, forged or expired. */
  openSession(merchantSessionToken: string): HostedSession | undefined;
  /** Stores the card behind a single-use token, or says in one word what is wrong with it. */
  createPaymentToken(
    merchantSessionToken: string,
    card: HostedFieldsCard,
  ): { paymentToken: string } | { error: string };
  /** The brands of a card by its first six digits, such as ["CB", "VISA"]; [] for an unknown range. */
  brandsOf(cardIIN: string): string[];
}

/** Creates the port for the frames' back end; tokens are the same as those of paymentTokenGenerate. */
export function createHostedFieldsPort(gateway: Gateway): HostedFieldsPort {
  return {
    openSession: (merchantSessionToken) => gateway.hostedSessions.open(merchantSessionToken),
    createPaymentToken: (merchantSessionToken, card) =>
      createPaymentToken(gateway, merchantSessionToken, card),
    brandsOf,
  };
}
