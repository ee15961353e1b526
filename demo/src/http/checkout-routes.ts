import { PaymentError } from "@sips-kit/server";
import express, { type Request, type Router } from "express";
import { cardModes, checkoutPage } from "../pages/checkout-page.js";
import type { Visit } from "../pages/layout.js";
import { messagePage } from "../pages/message-page.js";
import { resultPage } from "../pages/result-page.js";
import { accountOf } from "../shop/account.js";
import type { Order } from "../shop/orders.js";
import type { OtherMethod } from "../shop/other-methods.js";
import type { Context } from "./context.js";
import { showPage, visitOf } from "./show-page.js";

/** The payment page and the result page. The router of sips-kit does the work in between. */
export function checkoutRoutes(context: Context): Router {
  const router = express.Router();

  router.get("/checkout", async (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, request, visit);
    // The basket is emptied when it is paid; a buyer who comes back by the browser's back button sees the paid order.
    if (!order) return response.redirect(303, hasPaid(context, visit) ? "/orders" : "/basket");
    if (order.state !== "open") return response.redirect(303, `/orders/${order.orderId}`);
    const hasSavedCards = await hasCards(context, request);
    const otherMethods = methodsFor(context, visit);
    const mode = modeOf(otherMethods, request, hasSavedCards);
    const cardFieldsOrigin = mode === "hosted" ? await context.cardFieldsOrigin() : undefined;
    const { hasCse, testCards } = context;
    const { language } = visit;
    showPage(
      response,
      visit,
      checkoutPage({ order, mode, language, hasCse, hasSavedCards, otherMethods, testCards }),
      {
        cardFieldsOrigin,
      },
    );
  });

  router.get("/result", async (request, response) => {
    const visit = visitOf(context, request);
    const session = request.query["payment"];
    const payment = typeof session === "string" ? await context.payments.findBySession(session) : undefined;
    if (!payment) {
      response.status(404);
      return showPage(response, visit, messagePage("paymentUnknown", visit.language));
    }
    // Anyone with the signed link may see the result; the order itself is visible only to its buyer.
    const isOwner =
      context.orders.orderOf(payment.orderId)?.buyer === visit.buyer && visit.buyer !== undefined;
    const operations = await context.payments.operations.of(payment.reference);
    showPage(response, visit, resultPage({ payment, operations, isOwner }, visit.language));
  });

  return router;
}

/** The order named in the address when it is this buyer's, else the one for what is in the basket. */
function orderToPay(context: Context, request: Request, { buyer }: Visit): Order | undefined {
  if (!buyer) return undefined;
  const orderId = request.query["order"];
  if (typeof orderId !== "string") return context.orders.orderFromBasket(buyer, context.now());
  const order = context.orders.orderOf(orderId);
  return order?.buyer === buyer ? order : undefined;
}

function hasPaid(context: Context, { buyer, inBasket }: Visit): boolean {
  return (
    buyer !== undefined && inBasket === 0 && (context.orders.ordersOf(buyer)[0]?.state ?? "open") !== "open"
  );
}

function methodsFor({ otherMethods }: Context, { buyer }: Visit): readonly OtherMethod[] {
  const hasAccount = accountOf(buyer) !== undefined;
  return otherMethods.filter(({ needsAccount }) => hasAccount || !needsAccount);
}

function modeOf(otherMethods: readonly OtherMethod[], request: Request, hasSavedCards: boolean): string {
  const offered = [...cardModes, ...otherMethods.map(({ id }) => id)];
  const wanted = offered.find((mode) => mode === request.query["mode"]) ?? "hosted";
  return wanted === "wallet" && !hasSavedCards ? "hosted" : wanted;
}

/** If the wallet cannot be read, the other payment methods are still offered. */
async function hasCards(context: Context, request: Request): Promise<boolean> {
  if (accountOf(visitOf(context, request).buyer) === undefined) return false;
  try {
    return (await context.payments.savedCards.list(request)).savedCards.length > 0;
  } catch (error) {
    if (error instanceof PaymentError) return false;
    throw error;
  }
}
