import type { Operation } from "../engine.js";
import { instalmentPlan, laterOf } from "../shop/instalment-plan.js";
import { epochMs } from "../shop/process-scope.js";
import { chargeLeft, report, type Evidence } from "./evidence.js";

const day = 24 * 3_600_000;

/**
 * Each later instalment is charged once, on its day and with its amount, or not at all, and the shop was notified of
 * which.
 */
export function checkInstalments(evidence: Evidence): void {
  const schedules = evidence.store.operations.all().filter(({ kind }) => kind === "instalments");
  for (const schedule of schedules) checkSchedule(evidence, schedule);
}

function checkSchedule(evidence: Evidence, { reference: scheduleReference, state }: Operation): void {
  const { store, purchases, told } = evidence;
  const first = scheduleReference.slice("PLAN".length);
  const attempt = store.attempts.read(store.attempts.read(first)?.facts.retriedBy ?? first);
  const purchase = purchases.byReference(first);
  if (!attempt?.facts.instalments || !purchase) return;
  const { reference } = attempt;
  const amountMinor = laterOf(attempt.amountMinor);
  for (let number = 2; number <= instalmentPlan.count; number += 1) {
    const dueAt = attempt.createdAt + (number - 1) * instalmentPlan.everyDays * day;
    const what = `instalment ${number} of ${amountMinor}`;
    const charges = chargesOf(evidence, first, number);
    if (charges.length > 1 || charges.some((one) => one.amountMinor !== amountMinor)) {
      const made = charges.map((one) => one.amountMinor).join(", ");
      report(evidence, "instalment-charged-wrongly", purchase, reference, `${what}: charged ${made}`);
    }
    if (charges.length > 0 && attempt.state !== "accepted") {
      report(evidence, "instalment-charged-wrongly", purchase, reference, `${what}: ${attempt.state}`);
    }
    if (charges.some(({ at }) => epochMs + at < dueAt - day)) {
      report(evidence, "instalment-charged-wrongly", purchase, reference, `${what}: too early`);
    }
    const kinds = told.instalments
      .filter((one) => one.reference === reference && one.number === number)
      .map(({ kind }) => kind);
    const isTruth =
      charges.length > 0
        ? !kinds.includes("failed") && !kinds.includes("cancelled")
        : !kinds.includes("charged");
    if (!isTruth)
      report(evidence, "instalment-told-wrongly", purchase, reference, `${what}: ${kinds.join(", ")}`);
    const isTold = kinds.some((kind) => kind !== "refused");
    if (state === "accepted" && !isTold) {
      report(evidence, "result-not-told", purchase, reference, `${what}: ${charges.length} charges`);
    }
  }
}

/** The charges of an instalment that stand, at the gateway. */
function chargesOf({ store, ledger }: Evidence, first: string, number: number) {
  return store.operations
    .all()
    .filter(({ idempotencyKey }) => idempotencyKey.startsWith(`instalment:${first}:${number}:`))
    .flatMap(({ reference }) => (chargeLeft(ledger, reference) > 0 ? (ledger.find(reference) ?? []) : []));
}
