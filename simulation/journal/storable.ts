import { JournalError } from "../engine.js";

/** The longest ids that a journal accepts. */
export const longest = { reference: 35, orderId: 64, idempotencyKey: 64 } as const;

/** True for an id that every database returns unchanged. */
export function isStorable(name: keyof typeof longest, id: string): boolean {
  return id !== "" && id.length <= longest[name] && !id.includes("\0") && !/\p{Surrogate}/u.test(id);
}

/** Throws for an id that a database would change. */
export function requireStorable(name: keyof typeof longest, id: string): void {
  if (isStorable(name, id)) return;
  throw new JournalError("JOURNAL_ID_INVALID", `The journal cannot keep this ${name}.`);
}
