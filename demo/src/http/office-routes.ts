import { PaymentError } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage } from "../pages/confirm-page.js";
import { officeDoorPage, officeOrdersPage } from "../pages/office-orders-page.js";
import { officePaymentPage, type AtGateway } from "../pages/office-payment-page.js";
import { hasAmount, officeActions, readAmount, type OfficeAction } from "../shop/office-actions.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { showPage, visitOf } from "./show-page.js";
import { enterAsStaff, isStaff, leaveOffice } from "./staff-cookie.js";
import { toldOrder } from "./told-order.js";

const latest = 50;

/** The merchant's side: all orders, one payment with its history, and what can be done with it. */
export function officeRoutes(context: Context): Router {
  const router = express.Router();

  router.post("/office/enter", (_request, response) => {
    enterAsStaff(response, context.secret, context.isSecure);
    response.redirect(303, "/office");
  });

  router.post("/office/leave", (_request, response) => {
    leaveOffice(response);
    response.redirect(303, "/office");
  });

  router.use("/office", (request, response, next) => {
    if (isStaff(request, context.secret)) return next();
    const visit = visitOf(context, request);
    response.status(request.path === "/" ? 200 : 403);
    showPage(response, visit, officeDoorPage(visit.language));
  });

  router.get("/office", async (request, response) => {
    const visit = visitOf(context, request);
    const latestOrders = context.orders.latestOrders(latest);
    const orders = await Promise.all(latestOrders.map((order) => toldOrder(context, order)));
    showPage(response, visit, officeOrdersPage(orders, visit.language));
  });

  router.get("/office/payments/:reference", async (request, response, next) => {
    const { reference } = request.params;
    const payment = await context.payments.findByReference(reference);
    if (!payment) return next();
    const visit = visitOf(context, request);
    const [history, operations, atGateway] = await Promise.all([
      context.payments.events(reference),
      context.payments.operations.of(reference),
      askGateway(context, reference),
    ]);
    const { done, problem } = request.query;
    const told = { done: operations.find((one) => one.idempotencyKey === done), problem: textOf(problem) };
    const page = officePaymentPage({ payment, history, operations, atGateway, told }, visit.language);
    showPage(response, visit, page);
  });

  for (const action of officeActions) {
    router.post(`/office/payments/:reference/${action}`, (request, response) =>
      act(context, action, request, response),
    );
  }

  router.post("/office/payments/:reference/refundOverpayment", (request, response) =>
    giveBack(context, request, response),
  );

  return router;
}

/** Refunds a surplus payment. It happens once, however often it is requested. */
async function giveBack(context: Context, request: Request, response: Response): Promise<void> {
  const reference = String(request.params["reference"]);
  const back = (query: string) => response.redirect(303, `/office/payments/${reference}?${query}`);
  const payment = await context.payments.findByReference(reference);
  if (!payment?.overpaid?.refund.includes(reference)) return back("problem=other");
  if (formText(request, "confirmed") !== "1") {
    const asked = { action: "refundOverpayment", reference, amountMinor: payment.amountMinor } as const;
    const { language } = visitOf(context, request);
    return showPage(
      response,
      visitOf(context, request),
      confirmPage({ ...asked, idempotencyKey: "" }, language),
    );
  }
  const { idempotencyKey } = await context.payments.operations.refundOverpayment(reference);
  back(`done=${encodeURIComponent(idempotencyKey)}`);
}

/**
 * Nothing happens before staff have confirmed the action. Each form has its own idempotency key, so that a double click
 * or a reload has no second effect.
 */
async function act(
  context: Context,
  action: OfficeAction,
  request: Request,
  response: Response,
): Promise<void> {
  const reference = String(request.params["reference"]);
  const back = (query: string) => response.redirect(303, `/office/payments/${reference}?${query}`);
  const idempotencyKey = formText(request, "idempotencyKey");
  const amountMinor = hasAmount(action) ? readAmount(formText(request, "amount")) : undefined;
  if (hasAmount(action) && amountMinor === undefined) return back("problem=amount");
  if (formText(request, "confirmed") !== "1") {
    const visit = visitOf(context, request);
    return showPage(
      response,
      visit,
      confirmPage({ action, reference, idempotencyKey, amountMinor }, visit.language),
    );
  }
  try {
    await context.payments.operations[action]({
      idempotencyKey,
      reference,
      ...(amountMinor !== undefined && { amountMinor }),
    });
    back(`done=${encodeURIComponent(idempotencyKey)}`);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(`problem=${error.code}`);
  }
}

async function askGateway(context: Context, transactionReference: string): Promise<AtGateway> {
  const outcome = await context.gateway.getTransactionData({ transactionReference }, { deadlineMs: 5_000 });
  if (outcome.kind === "refused") return { kind: "not-there" };
  if (outcome.kind !== "accepted") return { kind: "unreachable" };
  const { transactionStatus, currentAmount } = outcome.answer;
  return { kind: "found", transactionStatus, leftMinor: Number(currentAmount ?? 0) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
