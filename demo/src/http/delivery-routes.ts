import express, { type Router } from "express";
import { deliveryPage } from "../pages/delivery-page.js";
import { termsPage } from "../pages/terms-page.js";
import { readDelivery } from "../shop/delivery.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { orderToPay, withoutOrderToPay } from "./order-to-pay.js";
import { showPage, visitOf } from "./show-page.js";

/** The first step of the checkout: where the order goes, and the terms of sale that the buyer accepts. */
export function deliveryRoutes(context: Context): Router {
  const router = express.Router();

  router.get("/checkout/delivery", (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, request.query["order"], visit);
    if (order?.state !== "open") return response.redirect(303, withoutOrderToPay(context, order, visit));
    const placed = context.buyers.placedOf(order.orderId);
    const delivery = placed ?? context.buyers.lastDeliveryOf(order.buyer) ?? {};
    const { language } = visit;
    const form = { order, delivery, hasAcceptedTerms: placed !== undefined, faults: {}, language };
    showPage(response, visit, deliveryPage(form));
  });

  router.post("/checkout/delivery", (request, response) => {
    const visit = visitOf(context, request);
    const order = orderToPay(context, formText(request, "order"), visit);
    if (order?.state !== "open") return response.redirect(303, withoutOrderToPay(context, order, visit));
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

  router.get("/terms", (request, response) => {
    const visit = visitOf(context, request);
    showPage(response, visit, termsPage(visit.language));
  });

  return router;
}
