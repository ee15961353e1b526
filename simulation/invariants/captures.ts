import { groupBy } from "../group-by.js";
import { validationWatch } from "../engine.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldCapture } from "./told.js";

// The gateway's records lag behind, an answer takes its time, and so does the callback.
const lateMs = 15 * 60_000;
// A payment that is held for review waits for two decisions.
const waiting: readonly string[] = ["TO_VALIDATE", "TO_CHALLENGE"];

/** Compares a warning with the money, at that moment: it is for what still waits, or has really expired. */
export function whenCaptureIsTold(evidence: Evidence, { at, orderId, reference, kind }: ToldCapture): void {
  const { ledger, purchases, touchedBy } = evidence;
  const now = ledger.find(reference)?.status;
  // A paused server warns late of what it has read before.
  const isLate = touchedBy.has("clock.pause");
  const before = ledger.shown(reference, at - lateMs)?.status ?? "TO_VALIDATE";
  // What was pending a while ago waits only now.
  const isWaiting = waiting.includes(before) || (now !== undefined && waiting.includes(now));
  const isRight = kind === "expired" ? now === "EXPIRED" : isLate || isWaiting;
  if (isRight) return;
  const what = `told ${kind}; the gateway has ${now}, and had ${before} a while ago`;
  report(evidence, "capture-told-wrongly", purchases.byOrder(orderId), reference, what);
}

/** A shop that lets a payment expire was warned before and notified afterwards, each under one event id. */
export function checkCaptures(evidence: Evidence): void {
  const { store, ledger, purchases, told } = evidence;
  const toldOf = groupBy(told.captures, ({ reference }) => reference);
  for (const { kind, reference: watched } of store.operations.all()) {
    if (kind !== "watchValidation") continue;
    const first = validationWatch.paymentOf(watched);
    const reference = store.attempts.read(first)?.facts.retriedBy ?? first;
    const purchase = purchases.byReference(reference);
    const own = toldOf.get(reference) ?? [];
    for (const [which, all] of groupBy(own, (one) => one.kind)) {
      const ids = new Set(all.map(({ eventId }) => eventId));
      if (ids.size > 1)
        report(evidence, "capture-told-wrongly", purchase, reference, `${which} under ${ids.size} ids`);
    }
    if (ledger.find(reference)?.status !== "EXPIRED" || !isAccepted(evidence, reference)) continue;
    const isTold = (which: ToldCapture["kind"]) => own.some((one) => one.kind === which && one.isTaken);
    if (!isTold("expired")) report(evidence, "capture-not-told", purchase, reference, "it has expired");
    const faults = [...(purchase?.touchedBy ?? []), ...evidence.touchedBy];
    const isClean = faults.every((fault) => fault.startsWith("merchant.") || fault.startsWith("buyer."));
    if (isClean && !isTold("due")) report(evidence, "capture-not-told", purchase, reference, "not warned");
  }
}

function isAccepted({ store }: Evidence, reference: string): boolean {
  return store.attempts.read(reference)?.state === "accepted";
}
