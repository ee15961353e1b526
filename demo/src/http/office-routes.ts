import { PaymentError } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { officeDoorPage, officeOrdersPage, type OfficeOrder } from "../pages/office-orders-page.js";
import { officePaymentPage, type AtGateway } from "../pages/office-payment-page.js";
import { hasAmount, officeActions, readAmount, type OfficeAction } from "../shop/office-actions.js";
import type { Desk } from "./desk.js";
import { formText } from "./form-text.js";
import { showPage, visitOf } from "./show-page.js";
import { enterAsStaff, isStaff, leaveOffice } from "./staff-cookie.js";

const latest = 50;

/** The merchant's side: all orders, one payment with its history, and what can be done with it. */
export function officeRoutes(desk: Desk): Router {
  const router = express.Router();

  router.post("/office/enter", (_request, response) => {
    enterAsStaff(response, desk.secret, desk.isSecure);
    response.redirect(303, "/office");
  });

  router.post("/office/leave", (_request, response) => {
    leaveOffice(response);
    response.redirect(303, "/office");
  });

  router.use("/office", (request, response, next) => {
    if (isStaff(request, desk.secret)) return next();
    const visit = visitOf(desk, request);
    response.status(request.path === "/" ? 200 : 403);
    showPage(response, visit, officeDoorPage(visit.language));
  });

  router.get("/office", async (request, response) => {
    const visit = visitOf(desk, request);
    const orders: readonly OfficeOrder[] = await Promise.all(
      desk.orders.latestOrders(latest).map(async (order) => ({
        order,
        payments: await desk.payments.ofOrder(order.orderId),
      })),
    );
    showPage(response, visit, officeOrdersPage(orders, visit.language));
  });

  router.get("/office/payments/:reference", async (request, response, next) => {
    const { reference } = request.params;
    const payment = await desk.payments.findByReference(reference);
    if (!payment) return next();
    const visit = visitOf(desk, request);
    const [history, operations, atGateway] = await Promise.all([
      desk.payments.history(reference),
      desk.payments.operations.of(reference),
      askGateway(desk, reference),
    ]);
    const { done, problem } = request.query;
    const told = { done: operations.find((one) => one.requestId === done), problem: textOf(problem) };
    const page = officePaymentPage({ payment, history, operations, atGateway, told }, visit.language);
    showPage(response, visit, page);
  });

  for (const action of officeActions) {
    router.post(`/office/payments/:reference/${action}`, (request, response) =>
      act(desk, action, request, response),
    );
  }

  return router;
}

/** Each form has an id of its own: sent twice, by a double click or a reload, it is done once. */
async function act(desk: Desk, action: OfficeAction, request: Request, response: Response): Promise<void> {
  const reference = String(request.params["reference"]);
  const back = (query: string) => response.redirect(303, `/office/payments/${reference}?${query}`);
  const requestId = formText(request, "requestId");
  const amountMinor = hasAmount(action) ? readAmount(formText(request, "amount")) : undefined;
  if (hasAmount(action) && amountMinor === undefined) return back("problem=amount");
  try {
    await desk.payments.operations[action]({
      requestId,
      reference,
      ...(amountMinor !== undefined && { amountMinor }),
    });
    back(`done=${encodeURIComponent(requestId)}`);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(`problem=${error.code}`);
  }
}

async function askGateway(desk: Desk, transactionReference: string): Promise<AtGateway> {
  const outcome = await desk.gateway.getTransactionData({ transactionReference }, { deadlineMs: 5_000 });
  if (outcome.kind === "refused") return { kind: "not-there" };
  if (outcome.kind !== "accepted") return { kind: "unreachable" };
  const { transactionStatus, currentAmount } = outcome.answer;
  return { kind: "found", transactionStatus, leftMinor: Number(currentAmount ?? 0) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
