import { JournalError } from "../journal-error.js";

/** The longest `transactionReference`: the gateway's own limit. */
export const longestReference = 35;
/** The longest `orderId` that a journal accepts. */
export const longestOrderId = 64;
/** The longest `idempotencyKey` of an operation that a journal accepts. */
export const longestRequestId = 64;
/** The longest subject of an action: a prefix and a reference, a wallet or the name of a list. */
export const longestSubject = 64;
/** The longest id of a delivery: those of its event and its endpoint, with a space between. */
export const longestDelivery = 105;
/** The longest search term. Longer texts are not searchable. */
export const longestTerm = 64;

/**
 * True when both databases return exactly this text. libsql cuts a text at NUL, and PostgreSQL rejects it. All unpaired
 * surrogates would become the same replacement character, so that two orders could become one.
 */
export function isStorable(id: string, longest: number): boolean {
  return id !== "" && id.length <= longest && !id.includes("\0") && !/\p{Surrogate}/u.test(id);
}

/** Throws JournalError JOURNAL_ID_INVALID for an id that would equal another one once it is stored. */
export function requireStorable(name: string, id: string, longest: number): void {
  if (isStorable(id, longest)) return;
  throw new JournalError(
    "JOURNAL_ID_INVALID",
    `The journal accepts as ${name} 1 to ${longest} characters, without NUL and without unpaired surrogates.`,
  );
}
