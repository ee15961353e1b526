import type { Context } from "../context/context.js";
import { isFailure } from "../domain/attempt.js";
import { longestAnswerMs } from "../results/notify.js";
import { startStopwatch } from "../runtime/stopwatch.js";
import type { OpenedWebhooks } from "../webhooks/webhooks.js";

/**
 * The context in which webhooks are written before the shop is called: a crash in between leads to both once more, with
 * the same id.
 */
export function webhooksBeforeCallbacks(base: Context, webhooks: OpenedWebhooks): Context {
  return {
    ...base,
    webhooksOf: webhooks.ofOperation,
    async onResult(payment) {
      const sinceAsked = startStopwatch(base.timers);
      await webhooks.enqueue(payment);
      // The callback is put off, and whether the failure may be reported is asked again.
      if (isFailure(payment.state) && sinceAsked() > longestAnswerMs)
        throw new Error("The journal was slow to write the webhook.");
      await base.onResult(payment);
    },
    async onChange(payment) {
      await webhooks.enqueue(payment, "payment.changed");
      await base.onChange(payment);
    },
  };
}
