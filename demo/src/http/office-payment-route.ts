import type { Payment } from "@sips-kit/server";
import type { RequestHandler } from "express";
import type { OfficePayment } from "../office/office-payment.js";
import { paymentPage } from "../office/payment-page.js";
import type { ToldAttempt } from "../office/timeline.js";
import { walletOf } from "../shop/account.js";
import { isTakenByStaff } from "../shop/taken-by-staff.js";
import { customerOf, isSample } from "../shop/customers.js";
import { askGateway } from "./ask-gateway.js";
import { callsUrl } from "./calls-url.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { mandatesOf } from "./mandates-of.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

/** One payment, with its order's other attempts and what the gateway holds of it. */
export function officePaymentRoute(context: Context): RequestHandler {
  return async (request, response, next) => {
    const payment = await context.payments.findByReference(String(request.params["reference"]));
    if (!payment) return next();
    const [attempts, atGateway, fraudActions, mandates, schedule] = await Promise.all([
      attemptsOf(context, payment),
      askGateway(context, payment.reference),
      context.payments.fraud.actionsOf(payment.reference),
      payment.mandateId === undefined ? [] : mandatesOf(context, payment),
      context.payments.operations.instalments(payment.reference),
    ]);
    const operations = attempts.find((one) => one.payment.reference === payment.reference)?.operations ?? [];
    const order = context.orders.orderOf(payment.orderId);
    const delivery = context.buyers.placedOf(payment.orderId);
    const shown = {
      payment,
      operations,
      atGateway,
      attempts,
      fraudActions,
      mandates,
      schedule,
      order,
      customer: customerOf(order, delivery),
      delivery,
      callsUrl: callsUrl(context, payment.reference),
      merchantWalletId: walletOf(order?.buyer, context.secret),
      isSample: isSample(order),
      told: toldOf(request.query, operations, fraudActions),
      csrf: csrfOf(context, request),
    };
    showOffice(context, request, response, paymentPage(shown, officeLanguageOf(request)));
  };
}

/** The notice about the form that led to the page; the address names it. */
function toldOf(
  { done, listed, ended, problem }: Readonly<Record<string, unknown>>,
  operations: OfficePayment["operations"],
  fraudActions: OfficePayment["fraudActions"],
): OfficePayment["told"] {
  const ids = typeof listed === "string" ? listed.split(",") : [];
  return {
    done: operations.find((one) => one.idempotencyKey === done),
    listed: fraudActions.filter(({ id }) => ids.includes(id)),
    isEnded: ended !== undefined,
    problem: typeof problem === "string" ? problem : undefined,
  };
}

/** All payments of the order, the newest first, with what happened to them. */
async function attemptsOf({ payments }: Context, payment: Payment): Promise<readonly ToldAttempt[]> {
  const { orderId } = payment;
  const all =
    orderId === ""
      ? [payment]
      : [...(await payments.listByOrder(orderId)), ...(await takenFor(payments, orderId))];
  const newestFirst = all.toSorted((one, other) => (one.reference < other.reference ? 1 : -1));
  return Promise.all(
    newestFirst.map(async (one) => ({
      payment: one,
      history: await payments.events(one.reference),
      operations: await payments.operations.of(one.reference),
    })),
  );
}

/** What staff have taken for an order, while its buyer was away. */
async function takenFor(payments: Context["payments"], orderId: string): Promise<readonly Payment[]> {
  const { payments: found } = await payments.search({ text: orderId, limit: 200 });
  return found.filter((one) => one.orderId === orderId && isTakenByStaff(one));
}
