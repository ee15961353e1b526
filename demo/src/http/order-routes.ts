import express, { type Router } from "express";
import { orderPage, ordersPage } from "../pages/order-pages.js";
import type { Desk } from "./desk.js";
import { showPage, visitOf } from "./show-page.js";
import { toldOrder } from "./told-order.js";

/** The buyer's orders; those of others do not exist for them. */
export function orderRoutes(desk: Desk): Router {
  const router = express.Router();

  router.get("/orders", async (request, response) => {
    const visit = visitOf(desk, request);
    const orders = visit.buyer ? desk.orders.ordersOf(visit.buyer) : [];
    const told = await Promise.all(orders.map((order) => toldOrder(desk, order)));
    showPage(response, visit, ordersPage(told, visit.language));
  });

  router.get("/orders/:orderId", async (request, response, next) => {
    const visit = visitOf(desk, request);
    const order = desk.orders.orderOf(request.params.orderId);
    if (!order || order.buyer !== visit.buyer) return next();
    const { payments } = await toldOrder(desk, order);
    const told = await Promise.all(
      payments.map(async (one) => ({
        ...one,
        history: await desk.payments.events(one.payment.reference),
      })),
    );
    showPage(response, visit, orderPage(order, told, visit.language));
  });

  return router;
}
