import { brandsOf } from "../brands.js";
import { cardFault, keepCard } from "../card.js";
import type { Gateway } from "../gateway.js";
import type { HostedFieldsPort } from "../ports.js";

/** What the frames' back end may do: tokens are made exactly as paymentTokenGenerate makes them. */
export function createHostedFieldsPort(gateway: Gateway): HostedFieldsPort {
  return {
    openSession: (merchantSessionToken) => gateway.hostedSessions.open(merchantSessionToken),
    createPaymentToken(merchantSessionToken, { paymentMeanBrand, ...clear }) {
      const session = gateway.hostedSessions.open(merchantSessionToken);
      if (!session) return { error: "session" };
      const fault = cardFault(clear);
      if (fault) return { error: fault.field };
      const card = keepCard(clear, gateway.fingerprintKey);
      if (paymentMeanBrand !== undefined && !card.brands.includes(paymentMeanBrand)) {
        return { error: "paymentMeanBrand" };
      }
      const chosen = paymentMeanBrand === undefined ? card : { ...card, chosenBrand: paymentMeanBrand };
      const paymentToken = gateway.tokens.createPaymentToken(chosen, session);
      gateway.store.flush();
      return { paymentToken };
    },
    brandsOf,
  };
}
