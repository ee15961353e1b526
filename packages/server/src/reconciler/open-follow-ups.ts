import { cardSaving } from "../domain/card-saving.js";
import type { Instalment } from "../domain/instalment-plan.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import type { Order } from "../domain/order.js";
import { validationWatch } from "../domain/validation-watch-ids.js";
import type { Context } from "../context/context.js";

/** What is to follow a payment once it is accepted. */
export interface FollowUps {
  readonly order: Order;
  /** The wallet of a buyer who wants their card to be saved. */
  readonly wallet: string | undefined;
  /** What a buyer who pays in instalments has chosen. */
  readonly instalments: readonly Instalment[] | undefined;
}

/**
 * Writes down, before the first call of a payment, what is to follow it once it is accepted: that its card is saved,
 * that it is watched until the merchant validates it, and that its later instalments are charged. A process that is
 * killed later cannot forget it. The reconciler does the rest (`operations/save-paid-card.ts`,
 * `operations/watch-validation.ts`, `operations/charge-instalments.ts`).
 */
export async function openFollowUps(
  { journal, now }: Pick<Context, "journal" | "now">,
  reference: string,
  { order, wallet, instalments }: FollowUps,
): Promise<void> {
  const createdAt = now();
  const due = { createdAt, checkAt: createdAt };
  const isHeld = order.details?.captureMode === "VALIDATION";
  await Promise.all([
    wallet !== undefined &&
      journal.operations.open({
        ...due,
        idempotencyKey: cardSaving.keyOf(reference),
        kind: "saveCard",
        reference: cardSaving.referenceOf(reference),
        card: { merchantWalletId: wallet },
      }),
    isHeld &&
      journal.operations.open({
        ...due,
        idempotencyKey: validationWatch.keyOf(reference),
        kind: "watchValidation",
        reference: validationWatch.referenceOf(reference),
      }),
    instalments &&
      journal.operations.open({
        ...due,
        idempotencyKey: instalmentSeries.keyOf(reference),
        kind: "instalments",
        reference: instalmentSeries.referenceOf(reference),
      }),
  ]);
}
