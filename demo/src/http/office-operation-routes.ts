import { PaymentError } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage, type Confirmation } from "../office/confirm-page.js";
import { fraudSentences } from "../office/fraud-sentences.js";
import { outstandingMinor } from "../office/instalments-card.js";
import { instalmentsSentences } from "../office/instalments-sentences.js";
import { hasAmount, officeActions, type OfficeAction } from "../office/office-actions.js";
import { operationSentences } from "../office/operation-sentences.js";
import { overpaidSentences } from "../office/overpaid-sentences.js";
import { readAmount, typedAmount } from "../office/typed-amount.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { askGateway } from "./ask-gateway.js";
import { attributionOf } from "./attribution-of.js";
import { formText } from "./form-text.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

/** What staff do to a payment. Nothing happens before they have confirmed action and amount. */
export function officeOperationRoutes(context: Context): Router {
  const router = express.Router();
  for (const action of officeActions) {
    router.post(`/office/payments/:reference/${action}`, (request, response) =>
      act(context, action, request, response),
    );
  }
  router.post("/office/payments/:reference/refundOverpayment", (request, response) =>
    giveBack(context, request, response),
  );
  router.post("/office/payments/:reference/cancelInstalments", (request, response) =>
    cancelInstalments(context, request, response),
  );
  router.post("/office/payments/:reference/blockBuyer", (request, response) =>
    blockBuyer(context, request, response),
  );
  return router;
}

/** Refunds a surplus payment. It happens once, however often it is requested. */
async function giveBack(context: Context, request: Request, response: Response): Promise<void> {
  const reference = String(request.params["reference"]);
  const payment = await context.payments.findByReference(reference);
  if (!payment?.overpaid?.refund.includes(reference)) return back(request, response, { problem: "other" });
  if (formText(request, "confirmed") !== "1") {
    const { amountMinor } = payment;
    return ask(context, request, response, "refundOverpayment", { idempotencyKey: "", amountMinor });
  }
  const done = await context.payments.operations.refundOverpayment(
    reference,
    attributionOf(context, request),
  );
  back(request, response, { done: done.idempotencyKey });
}

/** Charges no more instalments of a payment. It may be repeated: what is cancelled stays so. */
async function cancelInstalments(context: Context, request: Request, response: Response): Promise<void> {
  const { operations } = context.payments;
  const reference = String(request.params["reference"]);
  const schedule = await operations.instalments(reference);
  if (!schedule) return back(request, response, { problem: "other" });
  if (formText(request, "confirmed") !== "1") {
    const amountMinor = outstandingMinor(schedule);
    return ask(context, request, response, "cancelInstalments", { idempotencyKey: "", amountMinor });
  }
  await operations.cancelInstalments({ reference, ...attributionOf(context, request) });
  back(request, response, { ended: "1" });
}

/** Puts the buyer of a payment on the gateway's lists. It may be repeated: a list holds an element once. */
async function blockBuyer(context: Context, request: Request, response: Response): Promise<void> {
  if (formText(request, "confirmed") !== "1") {
    const nothing = { idempotencyKey: "", amountMinor: undefined };
    return ask(context, request, response, "blockBuyer", nothing);
  }
  const reference = String(request.params["reference"]);
  const actions = await context.payments.fraud.blockBuyer({ reference, ...attributionOf(context, request) });
  back(request, response, { listed: actions.map(({ id }) => id).join() });
}

/**
 * Each form has its own idempotency key, so that a double click or a reload has no second effect.
 */
async function act(
  context: Context,
  action: OfficeAction,
  request: Request,
  response: Response,
): Promise<void> {
  const idempotencyKey = formText(request, "idempotencyKey");
  const amountMinor = hasAmount(action) ? readAmount(formText(request, "amount")) : undefined;
  if (hasAmount(action) && amountMinor === undefined) return back(request, response, { problem: "amount" });
  if (formText(request, "confirmed") !== "1") {
    return ask(context, request, response, action, { idempotencyKey, amountMinor });
  }
  const asked = {
    idempotencyKey,
    reference: String(request.params["reference"]),
    ...attributionOf(context, request),
  };
  const { operations } = context.payments;
  try {
    if (action !== "duplicate")
      await operations[action]({ ...asked, ...(amountMinor !== undefined && { amountMinor }) });
    // It has an amount, which was checked above.
    else if (amountMinor !== undefined) {
      const payment = await context.payments.findByReference(asked.reference);
      const order = payment && payment.orderId !== "" ? { orderId: payment.orderId } : {};
      await operations.duplicate({ ...asked, ...order, amountMinor });
    }
    back(request, response, { done: idempotencyKey });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(request, response, { problem: error.code });
  }
}

type PaymentAction = OfficeAction | "refundOverpayment" | "blockBuyer" | "cancelInstalments";

/** The page that asks for confirmation, with the amount that will be left, unless more is asked for than there is. */
async function ask(
  context: Context,
  request: Request,
  response: Response,
  action: PaymentAction,
  {
    idempotencyKey,
    amountMinor,
  }: { readonly idempotencyKey: string; readonly amountMinor: number | undefined },
): Promise<void> {
  const reference = String(request.params["reference"]);
  const payment = await context.payments.findByReference(reference);
  if (!payment) return back(request, response, { problem: "other" });
  const takesFromPayment = action === "cancel" || action === "refund" || action === "validate";
  const left = takesFromPayment ? await leftAfter(context, reference, amountMinor) : undefined;
  // Nobody should confirm what is refused afterwards.
  if (left !== undefined && left < 0) return back(request, response, { problem: "tooMuch" });
  const language = officeLanguageOf(request);
  const say = operationSentences[language];
  const what = questionOf(action, money(amountMinor ?? payment.amountMinor, language), language);
  const confirmation = {
    what: left ? { ...what, text: `${what.text} ${say.leftAfter(money(left, language))}` } : what,
    about: [say.paymentOf(payment.orderId), reference],
    action: `/office/payments/${reference}/${action}`,
    fields: { idempotencyKey, amount: amountMinor === undefined ? "" : typedAmount(amountMinor) },
    back: `/office/payments/${reference}`,
    isGrave: graveActions.has(action),
    keepsReason: true,
    csrf: csrfOf(context, request),
  } as const;
  showOffice(context, request, response, confirmPage(confirmation, language));
}

const graveActions: ReadonlySet<PaymentAction> = new Set([
  "cancel",
  "refuseReview",
  "blockBuyer",
  "cancelInstalments",
]);

function questionOf(action: PaymentAction, amount: string, language: Language): Confirmation["what"] {
  switch (action) {
    case "blockBuyer":
      return fraudSentences[language].blocking;
    case "cancelInstalments":
      return instalmentsSentences[language].confirm(amount);
    case "refundOverpayment":
      return overpaidSentences[language].confirm(amount);
    default:
      return operationSentences[language].confirm[action](amount);
  }
}

/** What is left once this much is taken; undefined when the gateway does not say. */
async function leftAfter(context: Context, reference: string, amountMinor = 0): Promise<number | undefined> {
  const atGateway = await askGateway(context, reference);
  return atGateway.kind === "found" ? Number(atGateway.answer.currentAmount ?? 0) - amountMinor : undefined;
}

/** Back to the payment, which shows the result or the problem. */
function back(request: Request, response: Response, told: Readonly<Record<string, string>>): void {
  const reference = encodeURIComponent(String(request.params["reference"]));
  response.redirect(303, `/office/payments/${reference}?${new URLSearchParams(told).toString()}`);
}
