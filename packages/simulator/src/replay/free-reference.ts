import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { text } from "../ledger/wire-fields.js";

const longestReference = 35;

/** A reference that is still free, made from the original's; undefined for a call that begins no payment. */
export function freeReference({ transactions }: Gateway, { request }: Exchange): string | undefined {
  const [merchantId = "", reference] = [text(request, "merchantId"), text(request, "transactionReference")];
  if (reference === undefined || text(request, "amount") === undefined) return undefined;
  for (let number = 1; ; number += 1) {
    const ending = `R${number}`;
    const transactionReference = reference.slice(0, longestReference - ending.length) + ending;
    if (!transactions.isTaken(merchantId, { transactionReference })) return transactionReference;
  }
}
