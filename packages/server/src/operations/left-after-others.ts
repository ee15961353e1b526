import type { Context } from "../checkout/context.js";
import type { Operation, Snapshot } from "../domain/operation.js";

/**
 * What is left of a transaction. The gateway writes its books with a delay, so they may not show an operation that it
 * has accepted just before; what an accepted operation has left is never more afterwards.
 */
export async function leftAfterOthers(
  context: Pick<Context, "journal">,
  { reference }: Operation,
  { currentAmount }: Snapshot,
): Promise<number | undefined> {
  if (currentAmount === undefined) return undefined;
  const others = await context.journal.operations.of(reference);
  const left = others.flatMap((other) => (other.state === "accepted" ? (leftBy(other) ?? []) : []));
  return Math.min(currentAmount, ...left);
}

/**
 * The most that an accepted operation can have left, by what it found and what it took. An amount that only its answer
 * tells is not believed: a foreign one would lower what is left for ever, and a missing one lets the same money be given
 * back twice. Decisions about held payments, and what makes a transaction of its own, take nothing.
 */
function leftBy({ kind, before, amountMinor, newAmount }: Operation): number | undefined {
  const found = before?.currentAmount;
  if (found === undefined || amountMinor === undefined) return undefined;
  switch (kind) {
    case "cancel":
    case "refund":
      return found - amountMinor;
    case "validate":
      // Sources do not tell whether newAmount is what was validated or what is left beside it; see open-questions.md.
      return Math.max(amountMinor, newAmount ?? found - amountMinor);
    default:
      return undefined;
  }
}
