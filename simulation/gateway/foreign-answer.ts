import { acceptedAnswer } from "./accepted-answer.js";
import type { GatewayCall, GatewayModel } from "./model.js";
import type { Message } from "./seal.js";

/**
 * An accepted answer with one field of another payment, while this call was not carried out, as from a gateway or proxy
 * that mixes up answers. Undefined for a call that it could not deceive.
 */
export function foreignAnswer(model: GatewayModel, call: GatewayCall): Message | undefined {
  const accepted = acceptedAnswer(model, call);
  if (!accepted) return undefined;
  const fields = Object.keys(accepted).filter((name) => Object.hasOwn(foreignValues, name));
  // An answer without an echo could be the answer to another call.
  if (fields.length === 0) return undefined;
  const field = call.random.pick(fields);
  call.touch(`gateway.foreign-echo ${field}`);
  return { ...accepted, [field]: foreignValues[field] };
}

const foreignValues: { readonly [field: string]: string } = {
  amount: "1",
  originAmount: "1",
  currencyCode: "840",
  merchantId: "002001000000009",
  orderId: "another",
  transactionReference: "ANOTHER0000000000000000000",
  newAmount: "1234567",
};
