import { PaymentError } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage } from "../office/confirm-page.js";
import { fraudSentences } from "../office/fraud-sentences.js";
import { hasAmount, officeActions, readAmount, type OfficeAction } from "../office/office-actions.js";
import { operationSentences } from "../office/operation-sentences.js";
import { money } from "../shop/money.js";
import type { Context } from "./context.js";
import { attributionOf } from "./attribution-of.js";
import { formText } from "./form-text.js";
import { askGateway } from "./office-payment-route.js";
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
  try {
    await context.payments.operations[action]({
      idempotencyKey,
      reference: String(request.params["reference"]),
      ...(amountMinor !== undefined && { amountMinor }),
      ...attributionOf(context, request),
    });
    back(request, response, { done: idempotencyKey });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(request, response, { problem: error.code });
  }
}

type PaymentAction = OfficeAction | "refundOverpayment" | "blockBuyer";

/** The page that asks for confirmation, with the amount that will be left. */
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
  const language = officeLanguageOf(request);
  const say = operationSentences[language];
  const what =
    action === "blockBuyer"
      ? fraudSentences[language].blocking
      : say.confirm[action](money(amountMinor ?? payment.amountMinor, language));
  const left = amountMinor === undefined ? 0 : (await leftOf(context, reference)) - amountMinor;
  const wish = {
    what: left > 0 ? { ...what, text: `${what.text} ${say.leftAfter(money(left, language))}` } : what,
    about: [say.paymentOf(payment.orderId), reference],
    action: `/office/payments/${reference}/${action}`,
    fields: { idempotencyKey, amount: amountMinor === undefined ? "" : (amountMinor / 100).toFixed(2) },
    back: `/office/payments/${reference}`,
    isGrave: action === "cancel" || action === "refuseReview" || action === "blockBuyer",
    keepsReason: true,
    csrf: context.staff.sessionOf(request)?.csrf ?? "",
  } as const;
  showOffice(context, request, response, confirmPage(wish, language));
}

async function leftOf(context: Context, reference: string): Promise<number> {
  const atGateway = await askGateway(context, reference);
  return atGateway.kind === "found" ? Number(atGateway.answer.currentAmount ?? 0) : 0;
}

/** Back to the payment, which shows the result or the problem. */
function back(request: Request, response: Response, told: Readonly<Record<string, string>>): void {
  const reference = encodeURIComponent(String(request.params["reference"]));
  response.redirect(303, `/office/payments/${reference}?${new URLSearchParams(told).toString()}`);
}
