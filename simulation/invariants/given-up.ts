import { paysThere } from "../gateway/suppliers.js";
import type { Evidence } from "./evidence.js";

const twoHoursMs = 2 * 3_600_000;

/**
 * True for a payment that could not be known: the gateway, which learns of it only by finalize, never recorded it, and
 * its buyer did not return to the shop while that was awaited. One that is made in an app can be finalized without them.
 * After two hours such an attempt may be given up although it was paid; only its buyer and their bank know.
 */
export function couldNotBeKnown({ ledger, visits }: Evidence, reference: string): boolean {
  const visit = visits.of(reference);
  if (!visit || !paysThere(visit.supplier) || visit.supplier === "bancontact-mobile") return false;
  return !visit.isTaken && !ledger.isKept(reference);
}

/** The same for an attempt that was given up at this time. */
export function mayBeGivenUp(evidence: Evidence, reference: string, at: number): boolean {
  const startedAt = evidence.visits.of(reference)?.startedAt ?? at;
  return couldNotBeKnown(evidence, reference) && at - startedAt >= twoHoursMs;
}
