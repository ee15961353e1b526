import express, { type Router } from "express";
import { messagePage } from "../pages/message-page.js";
import { resultPage } from "../pages/result-page.js";
import type { Context } from "./context.js";
import { showPage, visitOf } from "./show-page.js";

/** The result page: sips-kit sends the buyer here after the payment, by the shop's `resultUrl`. */
export function resultRoute(context: Context): Router {
  const router = express.Router();

  router.get("/result", async (request, response) => {
    const visit = visitOf(context, request);
    const session = request.query["payment"];
    const payment = typeof session === "string" ? await context.payments.findBySession(session) : undefined;
    if (!payment) {
      response.status(404);
      return showPage(response, visit, messagePage("paymentUnknown", visit.language));
    }
    // Anyone with the signed link may see the result; the order itself is visible only to its buyer.
    const order = context.orders.orderOf(payment.orderId);
    const isTheirs = visit.buyer !== undefined && order?.buyer === visit.buyer;
    const operations = await context.payments.operations.of(payment.reference);
    showPage(
      response,
      visit,
      resultPage({ payment, operations, order: isTheirs ? order : undefined }, visit.language),
    );
  });

  return router;
}
