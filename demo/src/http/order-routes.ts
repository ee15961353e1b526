import express, { type Response, type Router } from "express";
import type { Visit } from "../pages/layout.js";
import { messagePage } from "../pages/message-page.js";
import { orderPage } from "../pages/order-page.js";
import { ordersPage } from "../pages/orders-page.js";
import { receiptPage } from "../pages/receipt-page.js";
import { countingOf } from "../shop/standing.js";
import { callsUrl } from "./calls-url.js";
import type { Context } from "./context.js";
import { showPage, visitOf } from "./show-page.js";
import { toldOrder } from "./told-order.js";

/** The buyer's own orders; others' are answered as not found. */
export function orderRoutes(context: Context): Router {
  const router = express.Router();

  router.get("/orders", async (request, response) => {
    const visit = visitOf(context, request);
    const orders = visit.buyer ? context.orders.ordersOf(visit.buyer) : [];
    const told = await Promise.all(orders.map((order) => toldOrder(context, order)));
    showPage(response, visit, ordersPage(told, visit.language));
  });

  router.get("/orders/:orderId", async (request, response) => {
    const visit = visitOf(context, request);
    const order = context.orders.orderOf(request.params.orderId);
    if (!order || order.buyer !== visit.buyer) return showUnknown(response, visit);
    const { payments } = await toldOrder(context, order);
    const told = await Promise.all(
      payments.map(async (one) => ({
        ...one,
        callsUrl: callsUrl(context, one.payment.reference),
        history: await context.payments.events(one.payment.reference),
      })),
    );
    const { view, language } = visit;
    const placed = context.buyers.placedOf(order.orderId);
    const paid = countingOf(payments);
    const schedule = paid && (await context.payments.operations.instalments(paid.payment.reference));
    showPage(response, visit, orderPage({ order, placed, payments: told, schedule, view, language }));
  });

  router.get("/orders/:orderId/receipt", async (request, response, next) => {
    const visit = visitOf(context, request);
    const order = context.orders.orderOf(request.params.orderId);
    const placed = context.buyers.placedOf(request.params.orderId);
    if (!order || !placed || order.buyer !== visit.buyer) return showUnknown(response, visit);
    const { payments } = await toldOrder(context, order);
    const paid = countingOf(payments);
    if (!paid) return next();
    const schedule = await context.payments.operations.instalments(paid.payment.reference);
    showPage(response, visit, receiptPage({ ...paid, order, placed, schedule, language: visit.language }));
  });

  return router;
}

/** The same answer for another buyer's order and for none, so that it does not reveal which order numbers exist. */
function showUnknown(response: Response, visit: Visit): void {
  response.status(404);
  showPage(response, visit, messagePage("orderUnknown", visit.language));
}
