import express, { type Request, type Router } from "express";
import * as v from "valibot";
import type { OperationRequest } from "../operations/operation-calls.js";
import { referenceForm, idempotencyKeyForm } from "../operations/check-request.js";
import { PaymentError } from "../domain/errors.js";
import type { Payments } from "../payments/create-payments.js";
import { readBody } from "../domain/read-body.js";
import { fromOwnPage, maxBodyBytes, refuseCardInClear } from "./input.js";
import { privateAnswer } from "./private-answer.js";
import { problemHandler } from "./problem.js";
import { addSearchRoutes } from "./search-routes.js";
import { withoutLinks } from "./without-links.js";

/** Settings of merchantRouter. */
export interface MerchantRouterSettings {
  /**
   * Decides who may do what. Has no default, so that refunds are never left open to the public. `action` is a kind of
   * operation, such as `refund`, or `read`, or `export` for all payments at once. `{ by }` permits it like
   * `true`, and names who does it: the journal keeps that with the operation.
   */
  readonly authorize: (request: Request, action: string) => Authorized | Promise<Authorized>;
  readonly logError?: (error: unknown) => void;
}

/** Whether a request is permitted, and who acts. */
type Authorized = boolean | { readonly by: string };

const idempotencyKey = v.pipe(v.string(), v.regex(idempotencyKeyForm));
const amountMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const note = v.pipe(v.string(), v.maxLength(200));

const operationSchema = v.strictObject({
  idempotencyKey,
  reference: v.pipe(v.string(), v.regex(referenceForm)),
  amountMinor: v.exactOptional(amountMinor),
  operationOrigin: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/))),
  comment: v.exactOptional(note),
  reason: v.exactOptional(note),
  validate: v.exactOptional(v.boolean()),
});

const currencyCode = v.pipe(v.string(), v.regex(/^\d{3}$/));

// The schemes' ids have up to 15 digits, or letters among them; most card numbers have 16.
const schemeIdForm = /^(?!\d{16,19}$)[\x21-\x7e]{1,64}$/;

/** A saved card, or the payment with which it was saved. */
const chargeSchema = v.strictObject({
  idempotencyKey,
  firstReference: v.exactOptional(operationSchema.entries.reference),
  merchantWalletId: v.exactOptional(v.pipe(v.string(), v.regex(/^\w{1,21}$/))),
  paymentMeanId: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,6}$/))),
  schemeTransactionIdentifier: v.exactOptional(v.pipe(v.string(), v.regex(schemeIdForm))),
  amountMinor,
  currencyCode,
  orderId: v.exactOptional(note),
  reason: v.exactOptional(note),
});

const overpaymentSchema = v.strictObject({
  reference: operationSchema.entries.reference,
  reason: operationSchema.entries.reason,
});

const onTransaction = ["cancel", "refund", "validate", "acceptReview", "refuseReview"] as const;

/**
 * The merchant's routes, for a back office: payments with their history, and operations on them. Mount it apart from
 * `sipsRouter`, behind the shop's own log-in.
 *
 * @example
 * app.use("/merchant", merchantRouter(payments, { authorize: (request) => isStaff(request) }));
 */
export function merchantRouter(payments: Payments, settings: MerchantRouterSettings): Router {
  if (typeof settings?.authorize !== "function") {
    throw new TypeError("merchantRouter needs an authorize function: it moves money.");
  }
  const router = express.Router({ caseSensitive: true, strict: true });
  /** Returns who acts, as `authorize` says; the request body cannot set it. */
  const allow = async (request: Request, action: string): Promise<{ readonly by?: string }> => {
    const authorized = await settings.authorize(request, action);
    if (authorized === true) return {};
    if (typeof authorized === "object" && authorized !== null && typeof authorized.by === "string") {
      return { by: authorized.by };
    }
    throw new PaymentError("PAYMENT_NOT_AUTHORIZED", `Not permitted: ${action}.`);
  };
  const own = [fromOwnPage(payments.publicUrl), express.json({ limit: maxBodyBytes })];

  const logError = settings.logError ?? ((error) => console.error(error));

  router.use(privateAnswer);
  addSearchRoutes(router, { payments, allow, logError });
  router.get("/payments/:reference", async (request, response) => {
    await allow(request, "read");
    const { reference } = request.params;
    const payment = await payments.findByReference(reference);
    if (!payment) throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is no such payment.");
    const shown = withoutLinks(payment);
    const [history, operations] = await Promise.all([
      payments.events(reference),
      payments.operations.of(reference),
    ]);
    response.json({ payment: shown, history, operations });
  });
  router.get("/orders/:orderId", async (request, response) => {
    await allow(request, "read");
    const { orderId } = request.params;
    const [found, limits] = await Promise.all([payments.listByOrder(orderId), payments.limitsOf(orderId)]);
    response.json({ payments: found.map(withoutLinks), limits });
  });
  for (const kind of onTransaction) {
    router.post(`/operations/${kind}`, ...own, async (request, response) => {
      const who = await allow(request, kind);
      const operation: OperationRequest = { ...readRequest(operationSchema, request.body), ...who };
      response.json({ operation: await payments.operations[kind](operation) });
    });
  }
  router.post("/operations/refundOverpayment", ...own, async (request, response) => {
    const who = await allow(request, "refundOverpayment");
    const { reference, ...why } = readRequest(overpaymentSchema, request.body);
    response.json({ operation: await payments.operations.refundOverpayment(reference, { ...why, ...who }) });
  });
  router.post("/operations/duplicate", ...own, async (request, response) => {
    const who = await allow(request, "duplicate");
    const schema = v.strictObject({
      ...operationSchema.entries,
      amountMinor,
      orderId: v.exactOptional(note),
    });
    const asked = { ...readRequest(schema, request.body), ...who };
    response.json({ operation: await payments.operations.duplicate(asked) });
  });
  router.post("/operations/charge", ...own, async (request, response) => {
    const who = await allow(request, "charge");
    const { firstReference, merchantWalletId, paymentMeanId, schemeTransactionIdentifier, ...asked } =
      readChargeRequest(request.body);
    const given =
      merchantWalletId !== undefined && paymentMeanId !== undefined
        ? { merchantWalletId, paymentMeanId, schemeTransactionIdentifier }
        : undefined;
    const mean =
      firstReference === undefined ? given : await payments.operations.findSavedMean(firstReference);
    if (!mean) throw noSavedMean(firstReference === undefined ? "merchantWalletId" : "firstReference");
    response.json({ operation: await payments.operations.charge(mean, { ...asked, ...who }) });
  });
  router.use(() => {
    throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is nothing at this address.");
  });
  router.use(problemHandler(logError));
  return router;
}

/** The id of the card scheme is digits that may look like a card number. */
function readChargeRequest(body: unknown): v.InferOutput<typeof chargeSchema> {
  refuseCardInClear({ ...(typeof body === "object" && body), schemeTransactionIdentifier: undefined });
  return readBody(chargeSchema, body);
}

function noSavedMean(field: string): PaymentError {
  return new PaymentError(
    "PAYMENT_OPERATION_INVALID",
    "Which card? Give merchantWalletId and paymentMeanId, or the firstReference of a payment whose card was saved.",
    { field },
  );
}

/** Reads a request. It will be stored in the journal, so a card number in it is rejected. */
function readRequest<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  refuseCardInClear(body);
  return readBody(schema, body);
}
