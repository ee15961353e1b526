import { PaymentError } from "@sips-kit/server";
import express, { type Request, type Router } from "express";
import { checkoutPage } from "../pages/checkout-page.js";
import { deliveryPage } from "../pages/delivery-page.js";
import type { Visit } from "../pages/layout.js";
import { messagePage } from "../pages/message-page.js";
import { resultPage } from "../pages/result-page.js";
import { termsPage } from "../pages/terms-page.js";
import { testCards } from "../pages/test-cards.js";
import { accountOf } from "../shop/account.js";
import { readDelivery } from "../shop/delivery.js";
import { money } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import type { OtherMethod } from "../shop/other-methods.js";
import { paymentChoices, type PaymentChoice } from "../shop/payment-choices.js";
import { sentences } from "../shop/sentences.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { showPage, visitOf } from "./show-page.js";

/** The steps of the checkout and the result page. The router of sips-kit does the work in between. */
export function checkoutRoutes(context: Context): Router {
  const router = express.Router();

  router.get("/checkout/delivery", (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, request.query["order"], visit);
    if (order?.state !== "open") return response.redirect(303, whereTo(context, order, visit));
    const placed = context.buyers.placedOf(order.orderId);
    const delivery = placed ?? context.buyers.lastDeliveryOf(order.buyer) ?? {};
    const { language } = visit;
    const form = { order, delivery, hasAcceptedTerms: placed !== undefined, faults: {}, language };
    showPage(response, visit, deliveryPage(form));
  });

  router.post("/checkout/delivery", (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, formText(request, "order"), visit);
    if (order?.state !== "open") return response.redirect(303, whereTo(context, order, visit));
    const { language } = visit;
    const { delivery, faults } = readDelivery((name) => formText(request, name));
    const here = `/checkout/delivery?order=${order.orderId}`;
    if (Object.keys(faults).length > 0) {
      response.status(422);
      const form = { order, delivery, hasAcceptedTerms: !faults.terms, faults, language };
      return showPage(response, { ...visit, here }, deliveryPage(form));
    }
    const acceptedTermsAt = context.now().toISOString();
    context.buyers.place(order.orderId, order.buyer, { ...delivery, language, acceptedTermsAt });
    response.redirect(303, `/checkout?order=${order.orderId}`);
  });

  router.get("/checkout", async (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, request.query["order"], visit);
    if (order?.state !== "open") return response.redirect(303, whereTo(context, order, visit));
    const placed = context.buyers.placedOf(order.orderId);
    if (!placed) return response.redirect(303, `/checkout/delivery?order=${order.orderId}`);
    const { language } = visit;
    const otherMethods = methodsFor(context, visit);
    const loadsFromThere =
      visit.view.cards === "hosted" || otherMethods.some(({ needsSimulator }) => needsSimulator);
    const cardFieldsOrigin = loadsFromThere ? await context.cardFieldsOrigin() : undefined;
    const choices = paymentChoices({
      language,
      view: visit.view,
      payNow: sentences[language].pay(money(order.amountMinor, language)),
      hasSavedCards: await hasCards(context, request),
      otherMethods,
      cardFieldsOrigin,
    });
    const aside = visit.view.isOn && context.testCards.length > 0 && testCards(context.testCards, language);
    const chosen = chosenOf(context, choices, order, request);
    showPage(
      response,
      visit,
      checkoutPage({ order, placed, choices, chosen, language, aside: aside || undefined }),
      {
        cardFieldsOrigin,
        challengeSources: visit.view.challenge === "modal" ? context.challengeSources : [],
      },
    );
  });

  router.get("/terms", (request, response) => {
    const visit = visitOf(context, request);
    showPage(response, visit, termsPage(visit.language));
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

/** The order of that number when it is this buyer's; without a number, the one for what is in the basket. */
function orderToPay(context: Context, orderId: unknown, { buyer }: Visit): Order | undefined {
  if (!buyer) return undefined;
  if (typeof orderId !== "string") return context.orders.orderFromBasket(buyer, context.now());
  const order = context.orders.orderOf(orderId);
  return order?.buyer === buyer ? order : undefined;
}

/**
 * Where a buyer goes who has no order to pay. The basket is emptied when it is paid; who comes back by the browser's
 * back button sees the paid order.
 */
function whereTo(context: Context, order: Order | undefined, { buyer, inBasket }: Visit): string {
  if (order) return `/orders/${order.orderId}`;
  const hasPaid =
    buyer !== undefined && inBasket === 0 && (context.orders.ordersOf(buyer)[0]?.state ?? "open") !== "open";
  return hasPaid ? "/orders" : "/basket";
}

function methodsFor(context: Context, { buyer }: Visit): readonly OtherMethod[] {
  const hasAccount = accountOf(buyer) !== undefined;
  const isSimulated = context.testCards.length > 0;
  return context.otherMethods.filter(
    ({ needsAccount, needsSimulator }) => (hasAccount || !needsAccount) && (isSimulated || !needsSimulator),
  );
}

/** The way to pay that the page opens with: what the address says, else how the buyer has paid last. */
function chosenOf(
  { buyers }: Context,
  choices: readonly PaymentChoice[],
  { buyer }: Order,
  request: Request,
): string {
  const preferred = buyers.preferredOf(buyer);
  // A card that was saved since is quicker than one that must be typed again.
  const wanted = [request.query["method"], preferred === "card" ? undefined : preferred];
  const first = wanted.flatMap((id) => choices.find((choice) => choice.id === id) ?? [])[0];
  return (first ?? choices[0])?.id ?? "card";
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
