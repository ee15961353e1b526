import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { endAuthentication } from "./end-authentication.js";
import { orderReply } from "./order-reply.js";
import { order } from "./order.js";

/** Ends a 3-D Secure payment: reads the cardholder's verdict, then orders the payment. */
export function cardValidateAuthenticationAndOrder(call: Call): Reply {
  const ended = endAuthentication(call);
  if ("refusal" in ended) return ended.refusal;
  const { transaction } = ended;
  order(call.gateway, transaction);
  return orderReply(call.gateway, "cardValidateAuthenticationAndOrder", transaction);
}
