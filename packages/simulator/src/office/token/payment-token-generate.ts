import type { Call } from "../call.js";
import { openCard } from "../open-card.js";
import { accept, refuse, type Reply } from "../reply.js";

/** Replaces a card, in clear or encrypted in the browser, by a single-use token. */
export function paymentTokenGenerate(call: Call): Reply {
  if (call.body["cardNumber"] === undefined) return refuse("12", "cardNumber");
  const opened = openCard(call);
  if ("refusal" in opened) return opened.refusal;
  const { gateway, shop } = call;
  return accept({ paymentToken: gateway.paymentTokens.create(opened.card, shop) });
}
