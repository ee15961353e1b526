import type { Attempt } from "./attempt.js";
import { paymentOf } from "./payment.js";
import type { Desk } from "./settings.js";

/** A shop's callback that takes longer is taken for lost, and called again by whoever comes next. */
export const deliveryLeaseMs = 60_000;
const patienceMs = 15_000;
const firstPauseMs = 5_000;
const longestPauseMs = 3_600_000;

/**
 * Step 7: tells the shop how the attempt ended. Whoever calls it has the lease; the mark is written after the callback,
 * so that a crash in between makes it a second call with the same `deliveryId`, never a lost one. A callback that hangs
 * keeps neither the buyer nor the reconciler; should it end after all, that still counts.
 */
export async function callShop(desk: Desk, attempt: Attempt): Promise<void> {
  const { reference, orderId } = attempt;
  const told = tellShop(desk, attempt);
  await new Promise<void>((resolve, reject) => {
    const callOff = desk.timers.after(patienceMs, () => {
      desk.log({ step: "onSettled late", reference, orderId });
      resolve();
    });
    told.then(resolve, reject).finally(callOff);
  });
}

async function tellShop(desk: Desk, attempt: Attempt): Promise<void> {
  try {
    await desk.onSettled(paymentOf(desk, attempt));
  } catch (error) {
    // The shop's own fault must not change what the buyer is told; it is called again later.
    const reason = error instanceof Error ? error.name : typeof error;
    desk.log({
      step: "onSettled failed",
      reference: attempt.reference,
      orderId: attempt.orderId,
      code: reason,
    });
    await desk.journal.putOffDelivery(
      attempt.reference,
      attempt.version,
      desk.now() + pauseMs(desk, attempt),
    );
    return;
  }
  await desk.journal.markDelivered(attempt.reference, attempt.version, desk.now());
}

/** The longer the shop fails, the longer the pause: about as long as it has failed already. */
function pauseMs(desk: Desk, attempt: Attempt): number {
  return Math.min(longestPauseMs, Math.max(firstPauseMs, desk.now() - attempt.updatedAt));
}

/** Tells the shop of all results that it was not told of yet; gives their number. */
export async function deliverDue(desk: Desk, batch: number): Promise<number> {
  for (let delivered = 0; ;) {
    const lease = { now: desk.now(), leaseMs: deliveryLeaseMs, limit: batch };
    const due = await desk.journal.leaseDeliveries(lease);
    await Promise.all(due.map((attempt) => callShop(desk, attempt)));
    delivered += due.length;
    if (due.length < batch) return delivered;
  }
}
