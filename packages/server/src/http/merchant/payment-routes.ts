import * as v from "valibot";
import type { Response } from "express";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { attemptStates } from "../../domain/attempt.js";
import { PaymentError } from "../../domain/errors.js";
import type { Payment } from "../../domain/payment.js";
import type { Payments } from "../../payments/payments.js";
import { operationCsvLine, operationsCsvHead } from "../../search/operations-csv.js";
import { csvHead, csvLine } from "../../search/payments-csv.js";
import { parseSearch } from "../../search/parse-search.js";
import { withoutLinks } from "../../domain/without-links.js";
import { dayCount, event, hold, operation, payment } from "./answer-schemas.js";
import { orderId, reference } from "./input-schemas.js";
import { get } from "./merchant-route.js";

// A search checks its own fields, and says which one is wrong: here they are any text.
const anyText = (description: string) => v.exactOptional(v.pipe(v.unknown(), v.description(description)));

const period = {
  from: anyText("Payments begun at this time or later: ISO 8601."),
  to: anyText("Payments begun before this time: ISO 8601."),
};
const filter = {
  ...period,
  state: anyText(`One of ${attemptStates.join(", ")}.`),
  method: anyText("A payment method, such as card."),
  amountMinor: anyText("In the smallest unit of the currency."),
  captureDueBefore: anyText("Payments to validate that expire before this time: ISO 8601."),
  text: anyText("An order id, reference, customer id, authorisation id or masked card number."),
};
const page = {
  cursor: anyText("cursor of the previous page."),
  limit: anyText("Payments on a page, up to 200. Default: 50."),
};
const foundPayments = v.strictObject({ payments: v.array(payment), cursor: v.exactOptional(v.string()) });

/** The routes that find and read payments. */
export const paymentRoutes = [
  get("/payments", {
    action: "read",
    summary: "Finds payments, the newest first.",
    query: { ...filter, ...page },
    checksQuery: true,
    answer: foundPayments,
    handle: (payments, query) => find(payments, parseSearch(query)),
  }),
  get("/reviews", {
    action: "read",
    summary: "The payments that are held for fraud review, the newest first.",
    query: { ...period, ...page },
    checksQuery: true,
    answer: foundPayments,
    handle: (payments, query) => find(payments, { ...parseSearch(query), state: "in-review" }),
  }),
  get("/days", {
    action: "read",
    summary: "Counts payments by day and state, over up to 366 days.",
    query: { ...period, timeZone: anyText("Whose days, such as Europe/Paris. Default: UTC.") },
    checksQuery: true,
    answer: v.strictObject({ days: v.array(dayCount) }),
    async handle(payments, query) {
      // Unchecked: `countByDay` rejects missing, unknown and malformed fields.
      const days = parseSearch(query) as Parameters<Payments["countByDay"]>[0];
      return { days: await payments.countByDay(days) };
    },
  }),
  get("/payments.csv", {
    action: "export",
    summary: "All payments that match, as a CSV file.",
    query: filter,
    checksQuery: true,
    answer: "text/csv",
    handle: (payments, query, _who, response) =>
      sendCsv(response, "payments.csv", linesOf(payments.exportPayments(parseSearch(query)))),
  }),
  get("/operations.csv", {
    action: "export",
    summary: "All refunds, cancellations, validations and credits of a period, as a CSV file.",
    query: {
      from: anyText("Operations requested at this time or later: ISO 8601."),
      to: anyText("Operations requested before this time: ISO 8601."),
    },
    checksQuery: true,
    answer: "text/csv",
    async handle(payments, query, _who, response) {
      const operations = await payments.exportOperations(parseSearch(query));
      return sendCsv(response, "operations.csv", [operationsCsvHead, ...operations.map(operationCsvLine)]);
    },
  }),
  get("/payments/{reference}", {
    action: "read",
    summary: "One payment, its history and the operations on it.",
    params: { reference },
    answer: v.strictObject({
      payment,
      history: v.array(event),
      operations: v.array(operation),
    }),
    async handle(payments, input) {
      const found = await payments.findByReference(input.reference);
      if (!found) throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is no such payment.");
      const [history, operations] = await Promise.all([
        payments.events(input.reference),
        payments.operations.of(input.reference),
      ]);
      return { payment: withoutLinks(found), history, operations };
    },
  }),
  get("/orders/{orderId}", {
    action: "read",
    summary:
      "All attempts of buyers to pay an order, and the limits that block its buyers now. GET /payments with the order id as text also finds what staff took.",
    params: { orderId },
    answer: v.strictObject({ payments: v.array(payment), limits: v.array(hold) }),
    async handle(payments, input) {
      const [found, limits] = await Promise.all([
        payments.listByOrder(input.orderId),
        payments.limitsOf(input.orderId),
      ]);
      return { payments: found.map(withoutLinks), limits };
    },
  }),
];

async function find(payments: Payments, search: Parameters<Payments["search"]>[0]) {
  const { payments: found, ...more } = await payments.search(search);
  return { payments: found.map(withoutLinks), ...more };
}

async function sendCsv(
  response: Response,
  name: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  response.type("text/csv").attachment(name);
  try {
    await pipeline(Readable.from(lines), response);
  } catch (error) {
    // A client that disconnected is no error.
    if (!isGone(error)) throw error;
  }
}

async function* linesOf(payments: AsyncIterable<Payment>) {
  yield csvHead;
  for await (const one of payments) yield csvLine(one);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
