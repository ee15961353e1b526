import type { FoundPayments, Payment } from "@sips-kit/server";
import type { RequestHandler } from "express";
import { readOfficeFilter, type OfficeFilter } from "../office/office-filter.js";
import { paymentsPage } from "../office/payments-page.js";
import { sumPayments } from "../office/sum-payments.js";
import { sampleBuyer } from "../shop/customers.js";
import type { Context } from "./context.js";
import { listedPayments } from "./listed-payments.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

const mostSummed = 200_000;
const pageSize = 50;

/** The list of payments; a search that finds one order leads to it. */
export function officeListRoute(context: Context): RequestHandler {
  return async (request, response) => {
    const search = readOfficeFilter(request.query, context.now().getTime());
    const cursor = typeof request.query["cursor"] === "string" ? request.query["cursor"] : undefined;
    const email = emailOf(search);
    const found =
      email === undefined ? await find(context, search, cursor) : await findByEmail(context, email, search);
    const only = cursor === undefined ? onlyPaymentOf(search, found) : undefined;
    if (only) return response.redirect(303, `/office/payments/${only.reference}`);
    const isExportable = email === undefined;
    const isSummed = isExportable && request.query["sum"] !== undefined;
    const list = {
      search,
      payments: await listedPayments(context, found.payments),
      cursor: found.cursor,
      isFirst: cursor === undefined,
      isExportable,
      sums: isSummed
        ? await sumPayments(context.payments.exportPayments(search.filter), mostSummed)
        : undefined,
      seeded: context.orders.samples(),
    };
    showOffice(context, request, response, paymentsPage(list, officeLanguageOf(request)));
  };
}

function find(
  context: Context,
  { filter }: OfficeFilter,
  cursor: string | undefined,
): Promise<FoundPayments> {
  return context.payments.search({ ...filter, limit: pageSize, ...(cursor !== undefined && { cursor }) });
}

/** The journal knows no e-mail addresses; the shop's orders do. */
async function findByEmail(
  context: Context,
  email: string,
  { filter }: OfficeFilter,
): Promise<FoundPayments> {
  const { text: _email, ...rest } = filter;
  const samples = context.orders.ordersOf(sampleBuyer(email)).map(({ orderId }) => orderId);
  const orderIds = [...context.buyers.ordersOfEmail(email, pageSize), ...samples].slice(0, pageSize);
  const found = await Promise.all(
    orderIds.map((orderId) => context.payments.search({ ...rest, text: orderId, limit: pageSize })),
  );
  const payments = found.flatMap((one) => one.payments);
  return { payments: payments.toSorted((one, other) => (one.reference < other.reference ? 1 : -1)) };
}

function emailOf({ filter }: OfficeFilter): string | undefined {
  return filter.text?.includes("@") ? filter.text.toLowerCase() : undefined;
}

/** When a text alone finds one order: the payment that tells what happened to it. */
function onlyPaymentOf({ typed }: OfficeFilter, { payments, cursor }: FoundPayments): Payment | undefined {
  const isTextAlone = Object.keys(typed).join() === "text";
  const [first] = payments;
  if (!isTextAlone || cursor !== undefined || !first) return undefined;
  if (typed.text === first.reference) return first;
  const isOfOthers = ({ orderId }: Payment) => orderId === "" || orderId !== first.orderId;
  if (payments.length > 1 && payments.some(isOfOthers)) return undefined;
  // The order itself, rather than a later charge of its card.
  const paid = payments.filter(({ state }) => state === "accepted");
  return paid.find(({ paymentMethod }) => paymentMethod !== "duplicate") ?? paid[0] ?? first;
}
