import express, { type Request, type Router } from "express";
import { checkoutPage } from "../pages/checkout-page.js";
import type { Visit } from "../pages/layout.js";
import { testCards } from "../pages/test-cards.js";
import { accountOf } from "../shop/account.js";
import { money } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import type { OtherMethod } from "../shop/other-methods.js";
import { paymentChoices, type PaymentChoice } from "../shop/payment-choices.js";
import { sentences } from "../shop/sentences.js";
import type { Context } from "./context.js";
import { ifAnswered } from "./if-answered.js";
import { orderToPay, withoutOrderToPay } from "./order-to-pay.js";
import { showPage, visitOf } from "./show-page.js";

/** The second step of the checkout: the page with the elements, which call the router of sips-kit. */
export function paymentRoute(context: Context): Router {
  const router = express.Router();

  router.get("/checkout", async (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, request.query["order"], visit);
    if (order?.state !== "open") return response.redirect(303, withoutOrderToPay(context, order, visit));
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

  return router;
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
  const saved = await ifAnswered(() => context.payments.savedCards.list(request));
  return saved !== undefined && saved.savedCards.length > 0;
}
