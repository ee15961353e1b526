import express, { type Router } from "express";
import { orderPage, ordersPage } from "../pages/order-pages.js";
import type { Desk } from "./desk.js";
import { showPage, visitOf } from "./show-page.js";

/** The buyer's orders; those of others do not exist for him. */
export function orderRoutes(desk: Desk): Router {
  const router = express.Router();

  router.get("/orders", (request, response) => {
    const visit = visitOf(desk, request);
    const orders = visit.buyer ? desk.orders.ordersOf(visit.buyer) : [];
    showPage(response, visit, ordersPage(orders, visit.language));
  });

  router.get("/orders/:orderId", async (request, response, next) => {
    const visit = visitOf(desk, request);
    const order = desk.orders.orderOf(request.params.orderId);
    if (!order || order.buyer !== visit.buyer) return next();
    const payments = await desk.payments.ofOrder(order.orderId);
    const told = await Promise.all(
      payments.map(async (payment) => ({
        payment,
        history: await desk.payments.history(payment.reference),
      })),
    );
    showPage(response, visit, orderPage(order, told, visit.language));
  });

  return router;
}
