import { cardSaving } from "../domain/card-saving.js";
import type { Context } from "./context.js";

/**
 * Writes down, before the first call of a payment, that its card is to be saved once it is accepted: a process that is
 * killed later cannot forget it. The reconciler does the rest (`operations/save-paid-card.ts`).
 */
export async function openSaving(
  { journal, now }: Pick<Context, "journal" | "now">,
  reference: string,
  merchantWalletId: string,
): Promise<void> {
  const createdAt = now();
  await journal.operations.open({
    idempotencyKey: cardSaving.keyOf(reference),
    kind: "saveCard",
    reference: cardSaving.referenceOf(reference),
    card: { merchantWalletId },
    createdAt,
    checkAt: createdAt,
  });
}
