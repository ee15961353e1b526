import { textIn, type GatewayCall, type GatewayModel } from "./model.js";

const day = 24 * 3_600_000;

/** The bank may return a debit weeks after it was made. */
export function mayBeReturned(model: GatewayModel, { body, random, touch }: GatewayCall): void {
  if (!model.faults.strikes("supplier.returns-debit", random)) return;
  touch("supplier.returns-debit");
  const reference = textIn(body, "transactionReference");
  model.after(random.between(3 * day, 55 * day), () => returnDebit(model, reference));
}

/** The bank takes the money back, unless the merchant has given some of it back before. */
function returnDebit({ ledger }: GatewayModel, reference: string): void {
  const debit = ledger.find(reference);
  if (debit?.status !== "CAPTURED" || debit.currentMinor !== debit.amountMinor) return;
  ledger.move({ kind: "return", reference, amountMinor: debit.amountMinor });
  ledger.write({ ...debit, status: "UNPAID" }, 0);
}
