import { brandsOf } from "../fixtures/brands.js";
import { cardFault, keepCard } from "../ledger/card.js";
import type { Gateway } from "../ledger/gateway.js";
import { takenBrands, type HostedSession } from "../ledger/hosted-sessions.js";

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

/** The card as the hosted frames send it: in clear, for the one call that turns it into a token. */
export interface HostedFieldsCard {
  cardNumber: string;
  /** YYYYMM */
  cardExpiryDate: string;
  cardCSCValue: string;
  paymentMeanBrand?: string;
}

/** Creates the port for the frames' back end; tokens are the same as those of paymentTokenGenerate. */
export function createHostedFieldsPort(gateway: Gateway): HostedFieldsPort {
  return {
    openSession: (merchantSessionToken) => gateway.hostedSessions.open(merchantSessionToken),
    createPaymentToken(merchantSessionToken, { paymentMeanBrand, ...clear }) {
      const session = gateway.hostedSessions.open(merchantSessionToken);
      if (!session) return { error: "session" };
      const fault = cardFault(clear);
      if (fault) return { error: fault.field };
      const kept = keepCard(clear, gateway.fingerprintKey);
      const card = { ...kept, brands: takenBrands(session, kept.brands) };
      if (kept.brands.length > 0 && card.brands.length === 0) return { error: "cardNumber" };
      if (paymentMeanBrand !== undefined && !card.brands.includes(paymentMeanBrand)) {
        return { error: "paymentMeanBrand" };
      }
      const chosen = paymentMeanBrand === undefined ? card : { ...card, chosenBrand: paymentMeanBrand };
      const paymentToken = gateway.paymentTokens.create(chosen, session);
      gateway.store.flush();
      return { paymentToken };
    },
    brandsOf,
  };
}
