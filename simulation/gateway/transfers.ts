import type { GatewayCall, GatewayModel } from "./model.js";
import { transactionOf, type Verdict, type Visit } from "./visits.js";

/** Banks keep a payment open for as long; after it nobody can pay on its page. */
export const transferLifeMs = 60 * 60_000;

type Model = Pick<GatewayModel, "ledger" | "faults" | "now" | "after">;

/**
 * The buyer decides on the page of their bank. The money moves here and now, whether or not they ever go back to the
 * shop; when the gateway shows it is another matter. False when the page is over, or was left with another answer.
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
  const { reference, amountMinor } = visit;
  if (verdict === "confirm") model.ledger.move({ kind: "charge", reference, amountMinor });
  const codeOfRefusal = verdict === "refuse" ? "05" : "17";
  model.ledger.record(
    verdict === "confirm"
      ? transactionOf(visit, at, { status: "CAPTURED", responseCode: "00" })
      : transactionOf(visit, at, { status: "REFUSED", responseCode: codeOfRefusal }),
  );
  if (hearsFromBanks(model)) model.after(noticeMs(model, call), () => hear(model, reference));
  return true;
}

/** Nobody has paid, and the bank's page is over: the gateway hears of that as well, where it hears of anything. */
export function watchForExpiry(model: Model, visit: Visit): void {
  if (!hearsFromBanks(model)) return;
  model.after(transferLifeMs + 1, () => {
    if (visit.verdict !== undefined) return;
    const expired = transactionOf(visit, model.now(), { status: "REFUSED", responseCode: "97" });
    model.ledger.write(expired, 0);
  });
}

/** Two readings: the bank tells the gateway by itself, or the gateway asks it when the shop finalizes. */
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
