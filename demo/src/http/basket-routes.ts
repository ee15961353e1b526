import express, { type Request, type Router } from "express";
import { basketPage } from "../pages/basket-page.js";
import { shopPage } from "../pages/shop-page.js";
import { productOf } from "../shop/catalogue.js";
import { isLanguage } from "../shop/language.js";
import { nameBuyer } from "./buyer-cookie.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { ownPath } from "./own-path.js";
import { languageCookie, showPage, visitOf } from "./show-page.js";

const mostOfOne = 20;

/** Shop window and basket: what the buyer does before paying. */
export function basketRoutes(context: Context): Router {
  const router = express.Router();

  router.get("/", (request, response) => {
    const visit = visitOf(context, request);
    showPage(response, visit, shopPage(visit.language));
  });

  router.get("/basket", (request, response) => {
    const visit = visitOf(context, request);
    const lines = visit.buyer ? context.orders.basketOf(visit.buyer) : [];
    showPage(response, visit, basketPage(lines, visit.language));
  });

  router.post("/basket", (request, response, next) => {
    const product = productOf(formText(request, "product"));
    if (!product) return next();
    const buyer = visitOf(context, request).buyer ?? nameBuyer(response, context.secret, context.isSecure);
    const known = context.orders.basketOf(buyer).find((line) => line.product === product)?.quantity ?? 0;
    context.orders.putInBasket(buyer, product.id, Math.min(known + 1, mostOfOne));
    response.redirect(303, "/basket");
  });

  router.post("/basket/quantity", (request, response, next) => {
    const product = productOf(formText(request, "product"));
    if (!product) return next();
    const { buyer } = visitOf(context, request);
    const quantity = formText(request, "remove") === "1" ? 0 : quantityOf(request);
    if (buyer && quantity !== undefined) context.orders.putInBasket(buyer, product.id, quantity);
    response.redirect(303, "/basket");
  });

  router.post("/language", (request, response) => {
    const language = formText(request, "language");
    if (isLanguage(language)) {
      response.cookie(languageCookie, language, {
        httpOnly: true,
        sameSite: "lax",
        secure: context.isSecure,
        maxAge: 365 * 24 * 3_600_000,
      });
    }
    response.redirect(303, ownPath(formText(request, "back")));
  });

  return router;
}

/** Undefined for what is no number, such as an empty input: the basket stays as it is, and the page's input says why. */
function quantityOf(request: Request): number | undefined {
  const quantity = formText(request, "quantity");
  return /^\d+$/.test(quantity) ? Math.min(Number(quantity), mostOfOne) : undefined;
}
