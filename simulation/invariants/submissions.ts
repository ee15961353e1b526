import { cardSaving, instalmentSeries, validationWatch } from "../engine.js";

const kinds = [cardSaving, instalmentSeries, validationWatch];

/** What buyers have chosen when they submitted, kept apart from a database that may lose it. */
export interface Submissions {
  /** An attempt was submitted, again if the database has lost that. */
  submitted(reference: string, isDivided: boolean): void;
  /** An operation was opened that may follow a payment. */
  opened(idempotencyKey: string): void;
  /** True for an attempt to pay an order in instalments. */
  isDivided(reference: string): boolean;
  /** The operations that are to follow an attempt, by their idempotency keys. */
  followUpsOf(reference: string): readonly string[];
}

export function createSubmissions(): Submissions {
  const divided = new Set<string>();
  const followUps = new Set<string>();
  const keysOf = (reference: string) => kinds.map(({ keyOf }) => keyOf(reference));
  return {
    submitted(reference, isDivided) {
      for (const key of keysOf(reference)) followUps.delete(key);
      if (isDivided) divided.add(reference);
      else divided.delete(reference);
    },
    opened: (idempotencyKey) => void followUps.add(idempotencyKey),
    isDivided: (reference) => divided.has(reference),
    followUpsOf: (reference) => keysOf(reference).filter((key) => followUps.has(key)),
  };
}
