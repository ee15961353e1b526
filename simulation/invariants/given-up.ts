import type { Evidence } from "./evidence.js";

const twoHoursMs = 2 * 3_600_000;

/**
 * True for a transfer of which nothing could tell: the gateway has never had it in its books, because it learns of one by
 * finalize alone, and its buyer has not brought their return to the shop while it was awaited. After two hours such an
 * attempt may be given up although it was paid; nobody but its buyer and their bank knows.
 */
export function couldNotBeKnown({ ledger, visits }: Evidence, reference: string): boolean {
  const visit = visits.of(reference);
  return visit?.supplier === "ideal" && !visit.isTaken && !ledger.isKept(reference);
}

/** The same, of one that was given up at this moment of the run. */
export function mayBeGivenUp(evidence: Evidence, reference: string, at: number): boolean {
  const startedAt = evidence.visits.of(reference)?.startedAt ?? at;
  return couldNotBeKnown(evidence, reference) && at - startedAt >= twoHoursMs;
}
