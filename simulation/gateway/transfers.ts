import type { GatewayCall, GatewayModel } from "./model.js";
import { suppliers, type Supplier } from "./suppliers.js";
import { transactionOf, type Verdict, type Visit } from "./visits.js";

/**
 * True when the money of such a payment moves at the supplier. Two readings of issuer wallets: there, or at
 * walletIssuerWalletFinalize.
 */
export function movesThere({ faults }: Pick<GatewayModel, "faults">, supplier: Supplier): boolean {
  if (supplier === "issuer-wallet" && faults.rate("gateway.wallets-charged-by-finalize") > 0) return false;
  return suppliers[supplier].paysThere;
}

/** How long banks keep a payment page open. */
export const transferLifeMs = 60 * 60_000;

type Model = Pick<GatewayModel, "ledger" | "faults" | "now" | "after">;

/**
 * The buyer decides on the page of their bank. The money moves now, whether or not they ever go back to the shop; the
 * gateway may show it later. False when the page has expired, or was answered differently before.
 */
export function decideTransfer(
  model: Model,
  visit: Visit,
  verdict: Verdict,
  call: Pick<GatewayCall, "random" | "touch">,
): boolean {
  const at = model.now();
  if (visit.verdict !== undefined) return visit.verdict === verdict;
  if (at - visit.startedAt > transferLifeMs) return false;
  visit.verdict = verdict;
  if (verdict === "claim") return true;
  const { reference, amountMinor } = visit;
  if (verdict === "confirm") model.ledger.move({ kind: "charge", reference, amountMinor });
  const codeOfRefusal = verdict === "refuse" ? "05" : "17";
  model.ledger.record(
    verdict === "confirm"
      ? transactionOf(visit, at, { status: "CAPTURED", responseCode: "00" })
      : transactionOf(visit, at, { status: "REFUSED", responseCode: codeOfRefusal }),
  );
  if (model.faults.strikes("supplier.stays-silent", call.random)) {
    call.touch("supplier.stays-silent");
    visit.isSilent = true;
  }
  if (hearsFromBanks(model) && !visit.isSilent)
    model.after(noticeMs(model, call), () => hear(model, reference));
  return true;
}

/** When the bank's page expires unpaid, the gateway learns of that too, if it learns of transfers at all. */
export function watchForExpiry(model: Model, visit: Visit): void {
  if (!hearsFromBanks(model)) return;
  model.after(transferLifeMs + 1, () => {
    if (visit.verdict !== undefined && visit.verdict !== "claim") return;
    const expired = transactionOf(visit, model.now(), { status: "REFUSED", responseCode: "97" });
    model.ledger.write(expired, 0);
  });
}

/** Two readings: the bank notifies the gateway, or the gateway asks the bank when the shop finalizes. */
function hearsFromBanks({ faults }: Model): boolean {
  return faults.rate("gateway.transfers-told-by-finalize") === 0;
}

function noticeMs({ faults }: Model, { random, touch }: Pick<GatewayCall, "random" | "touch">): number {
  if (!faults.strikes("gateway.slow-transfer-notice", random)) return 0;
  touch("gateway.slow-transfer-notice");
  return random.between(1_000, 40 * 60_000);
}

function hear({ ledger }: Model, reference: string): void {
  const transaction = ledger.find(reference);
  if (transaction && !ledger.isKept(reference)) ledger.write(transaction, 0);
}
