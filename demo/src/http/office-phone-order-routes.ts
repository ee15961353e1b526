import { PaymentError, type MotoRequest } from "@sips-kit/server";
import { randomUUID } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { phoneOrderPage } from "../office/phone-order-page.js";
import { productOf } from "../shop/catalogue.js";
import { currencyCode } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { formText } from "./form-text.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

/** Orders that staff enter for a buyer on the phone. */
export function officePhoneOrderRoutes(context: Context): Router {
  const router = express.Router();
  router.get("/office/phone-order", (request, response) => showForm(context, request, response));
  router.post("/office/phone-order", (request, response) => takeOrder(context, request, response));
  return router;
}

async function showForm(context: Context, request: Request, response: Response): Promise<void> {
  const { done: key, problem } = request.query;
  const operation = typeof key === "string" ? await context.payments.operations.find(key) : undefined;
  const taken = operation?.kind === "moto" ? operation : undefined;
  const payment = taken && (await context.payments.findByReference(taken.reference));
  const order = {
    key: context.cseKey,
    csrf: csrfOf(context, request),
    idempotencyKey: randomUUID(),
    problem: problem === "card" || problem === "order" ? problem : undefined,
    done: payment && { ...payment, isAuthorised: taken.state === "accepted" },
  } as const;
  showOffice(context, request, response, phoneOrderPage(order, officeLanguageOf(request)));
}

async function takeOrder(context: Context, request: Request, response: Response): Promise<void> {
  const back = (query: string) => response.redirect(303, `/office/phone-order?${query}`);
  const idempotencyKey = formText(request, "idempotencyKey");
  const order = isUuid(idempotencyKey) ? orderOf(context, request, idempotencyKey) : undefined;
  if (!order) return back("problem=order");
  const by = context.staff.sessionOf(request)?.name;
  const cardCSCValue = formText(request, "cardCSCValue");
  const cardholderName = formText(request, "cardholderName");
  const asked: MotoRequest = {
    idempotencyKey,
    amountMinor: order.amountMinor,
    currencyCode,
    orderId: order.orderId,
    orderChannel: formText(request, "channel") === "MAIL_ORDER" ? "MAIL_ORDER" : "TELEPHONE_ORDER",
    card: {
      cardNumber: formText(request, "cardNumber"),
      cardExpiryDate: formText(request, "cardExpiryDate"),
      ...(cardCSCValue !== "" && { cardCSCValue }),
    },
    ...(cardholderName !== "" && { cardholderName }),
    ...(by !== undefined && { by }),
  };
  try {
    await context.payments.operations.moto(asked);
    back(`done=${encodeURIComponent(idempotencyKey)}`);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back("problem=card");
  }
}

/** The form's own key; anything else would name an order in the shop's files. */
function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

/** The order of a form: opened once, however often the form is sent, and even when it is paid by then. */
function orderOf({ orders, now }: Context, request: Request, idempotencyKey: string): Order | undefined {
  const product = productOf(formText(request, "product"));
  const quantity = Number(formText(request, "quantity"));
  if (!product || !Number.isInteger(quantity) || quantity < 1 || quantity > 20) return undefined;
  const caller = `phone:${idempotencyKey}`;
  const [known] = orders.ordersOf(caller);
  if (known) return known;
  // Prices come from the catalogue alone.
  orders.putInBasket(caller, product.id, quantity);
  return orders.orderFromBasket(caller, now());
}
