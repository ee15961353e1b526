import { appLinkOf } from "../checkout/app-link.js";
import { cancelConfirmation, confirmPayment, readConfirmation } from "../checkout/confirm.js";
import { createReturnHandler } from "../checkout/handle-return.js";
import { createLookNow } from "../checkout/look-now.js";
import { afterReturn, toResult, whereTo } from "../checkout/next-step.js";
import { redirectForm } from "../checkout/redirect.js";
import type { Context } from "../context/context.js";
import type { Attempt } from "../domain/attempt.js";
import { paymentOf, resultUrlOf } from "../results/payment-of.js";
import { openReference, type Purpose } from "../runtime/signed-reference.js";
import type { TrackedWork } from "../runtime/track-work.js";
import type { Payments } from "./payments.js";

/** What the pages show that a buyer reaches by a signed reference: on the way to the bank, and after it. */
export function openPagesOfBuyer(
  context: Context,
  inFlight: TrackedWork,
): Pick<
  Payments,
  "confirm" | "findBySession" | "handleReturn" | "progress" | "readConfirmation" | "redirect"
> {
  const handleReturn = createReturnHandler(context);
  const lookNow = createLookNow(context);
  const bySession = async (session: string, purpose: Purpose): Promise<Attempt | undefined> => {
    const opened = openReference(session, purpose, context.signingKeys, context.now());
    return opened && context.journal.read(opened.reference);
  };
  return {
    async redirect(session) {
      const found = await bySession(session, "return");
      const attempt = found && (await lookNow(found));
      const form = attempt && redirectForm(context, attempt);
      // Not whereTo, which would lead back to this page while the buyer's return is awaited.
      if (!form) return attempt && toResult(context, attempt);
      const supplier = context.paymentMethods.find(attempt.paymentMethod)?.supplier;
      const link = appLinkOf(context, attempt);
      return {
        form,
        payment: paymentOf(context, attempt),
        ...(supplier !== undefined && { supplier }),
        ...(link !== undefined && { app: { link, resultUrl: resultUrlOf(context, attempt) } }),
      };
    },
    async progress(session) {
      const found = await bySession(session, "return");
      return found && whereTo(context, await lookNow(found));
    },
    async handleReturn(session, fields) {
      const attempt = await inFlight.track(handleReturn(session, fields));
      return attempt && afterReturn(context, attempt);
    },
    async readConfirmation(session) {
      const attempt = await bySession(session, "confirm");
      const asked = attempt && (await inFlight.track(readConfirmation(context, attempt)));
      if (asked?.attempt.state !== "confirming") return asked && toResult(context, asked.attempt);
      const { shown } = asked;
      return { payment: paymentOf(context, asked.attempt), ...(shown && { shown }) };
    },
    async confirm(session, answer) {
      const found = await bySession(session, "confirm");
      if (!found) return undefined;
      const step = answer === "confirm" ? confirmPayment : cancelConfirmation;
      return toResult(context, await inFlight.track(step(context, found)));
    },
    async findBySession(session) {
      const attempt = await bySession(session, "see");
      // A link must not extend its own lifetime.
      return attempt && paymentOf(context, await lookNow(attempt), session);
    },
  };
}
