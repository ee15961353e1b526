import type { Context } from "../context/context.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { createForgetting } from "../rate-limits/forget-counters.js";
import { notifyDue } from "../results/notify.js";
import { startTimer } from "../runtime/timer.js";
import type { TrackedWork } from "../runtime/track-work.js";
import type { OpenedWebhooks } from "../webhooks/webhooks.js";
import { closeInTime } from "./close.js";
import type { Payments } from "./payments.js";
import { reconcileAll } from "./reconcile-all.js";
import { createRestoredWebhooks } from "./restored-webhooks.js";
import type { Reconciling } from "./warn-not-started.js";
import { warnOtherShop } from "./warn-other-shop.js";

/** What the background work shares with the rest of the payments. */
interface Shared {
  readonly webhooks: OpenedWebhooks;
  readonly inFlight: TrackedWork;
  readonly reconciling: Reconciling;
}

/**
 * Background work: open payments are checked, callbacks repeated, webhooks sent.
 *
 * @param log is used for what even a shop without a log must see
 */
export function openBackgroundWork(
  context: Context,
  log: Context["log"],
  { webhooks, inFlight, reconciling }: Shared,
): Pick<Payments, "close" | "reconcile" | "start"> {
  // No buyer waits for a result there, so do not wait for callbacks.
  const background: Context = { ...context, callbackWaitMs: 0 };
  const forgetCounters = createForgetting(context);
  const check = async () => {
    const done = await reconcileAll(background);
    await forgetCounters();
    return done;
  };
  const writeRestoredWebhooks = createRestoredWebhooks(context);
  const send = () => writeRestoredWebhooks().then(webhooks.send);
  const checks = startTimer(check, context.timers);
  const notifications = startTimer(() => notifyDue(context), context.timers);
  // As for a round that fails: what could not be written is due again when its lease expires.
  const sendAside = async () => void (await send()).ended.catch(() => {});
  const sending = startTimer(sendAside, context.timers);
  return {
    async reconcile() {
      reconciling.begins();
      const done = await check();
      const { notified, ended } = await notifyDue(context);
      await Promise.all([ended, context.callbacks.allEnds()]);
      if (webhooks.areUsed) await (await send()).ended;
      return { ...done, notified };
    },
    start(everyMs = 1_000) {
      // Anything else would make a timer of Node run without a pause.
      if (!(Number.isFinite(everyMs) && everyMs >= 1 && everyMs < 2 ** 31)) {
        throw new PaymentsConfigurationError("everyMs", "milliseconds, up to 24 days", "payments.start");
      }
      reconciling.begins();
      // A journal that cannot be read is reported by the checks.
      warnOtherShop({ ...context, log }).catch(() => {});
      checks.start(everyMs);
      notifications.start(everyMs);
      if (webhooks.areUsed) sending.start(everyMs);
    },
    close: (options) => closeInTime(context, { checks, notifications, sending, webhooks, inFlight }, options),
  };
}
