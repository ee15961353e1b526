import { cardFault, keepCard } from "../ledger/card.js";
import type { Gateway } from "../ledger/gateway.js";
import { takenBrands } from "../ledger/hosted-sessions.js";

/** The card as the hosted frames send it: in clear, for the one call that turns it into a token. */
export interface HostedFieldsCard {
  cardNumber: string;
  /** YYYYMM */
  cardExpiryDate: string;
  cardCSCValue: string;
  paymentMeanBrand?: string;
}

/** Stores a card behind a single-use token, or says in one word what is wrong with it. */
export function createPaymentToken(
  gateway: Gateway,
  merchantSessionToken: string,
  { paymentMeanBrand, ...clear }: HostedFieldsCard,
): { paymentToken: string } | { error: string } {
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
}
