import type { Context } from "../context/context.js";
import type { Attribution } from "../domain/attribution.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import type { Operation } from "../domain/operation.js";
import { moveOperation, type MoveOperationContext } from "./move-operation.js";
import type { InstalmentRead } from "./read-instalments.js";

/** The part of the context that this step uses. */
export type EndInstalmentContext = MoveOperationContext & Pick<Context, "now">;

/**
 * Ends an instalment: takes the idempotency key that its next charge would have, so that no process can charge it any
 * more, not even one that is about to. A charge that is under way is not stopped, but it has no next one.
 */
export async function endInstalment(
  context: EndInstalmentContext,
  first: string,
  { standing: { number }, turns }: InstalmentRead,
  { kind, by, reason }: Attribution & Pick<Operation, "kind">,
): Promise<void> {
  const now = context.now();
  for (let turn = turns.length + 1; ; turn += 1) {
    const opened = await context.journal.operations.open({
      idempotencyKey: instalmentSeries.turnKeyOf(first, number, turn),
      kind,
      reference: instalmentSeries.endReferenceOf(first, number),
      createdAt: now,
      // It stands from now on: if this process ends here, the reconciler closes it.
      checkAt: now,
      ...(by !== undefined && { by }),
      ...(reason !== undefined && { reason }),
    });
    // Another caller is ending it at this moment.
    if (opened.kind === "busy" || opened.kind === "order-taken") return;
    if (opened.kind === "opened") {
      await closeEnd(context, opened.operation);
      return;
    }
    // A charge was opened in between: its next one is ended instead. An end that is there already ends it.
    if (opened.operation.kind !== "charge") return;
  }
}

/** Closes the end of an instalment, which stands since it was opened. */
export function closeEnd(context: EndInstalmentContext, end: Operation): Promise<Operation> {
  const what =
    end.kind === "cancelInstalment" ? "the instalment was cancelled" : "the instalment was given up";
  return moveOperation(context, end, { to: "accepted", at: context.now(), what });
}
