import { codes } from "@sips-kit/protocol";
import * as v from "valibot";
import { attemptStates } from "../../domain/attempt.js";

// What the routes answer, for the OpenAPI document. Strict, so that a test finds a field that is missing here.

const text = v.string();
const optionalText = v.exactOptional(text);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const optionalCount = v.exactOptional(count);
/** Milliseconds since 1970. */
const moment = v.pipe(count, v.description("Milliseconds since 1970."));
const amount = v.pipe(count, v.description("In the smallest unit of the currency."));
const state = v.picklist(attemptStates);
const scalar = v.union([v.string(), v.number(), v.boolean()]);
const words = v.strictObject({ en: text, fr: text });

const instalment = {
  amountMinor: amount,
  date: v.pipe(text, v.description("When it is charged: YYYYMMDD in Paris.")),
};

/** A payment, without the signed links that would let the reader act as the buyer. */
export const payment = v.strictObject({
  reference: text,
  orderId: text,
  state,
  paymentMethod: text,
  mode: v.exactOptional(v.picklist(["hosted", "cse", "wallet"])),
  amountMinor: amount,
  currencyCode: v.pipe(text, v.description("ISO 4217, numeric.")),
  mayBePaid: v.boolean(),
  responseCode: optionalText,
  acquirerResponseCode: optionalText,
  authorisationId: optionalText,
  maskedPan: optionalText,
  customerId: optionalText,
  mandateId: optionalText,
  mandateStatus: optionalText,
  valueDate: v.exactOptional(v.pipe(text, v.description("When the account is debited: YYYYMMDD."))),
  paymentMeanBrand: optionalText,
  holderAuthentStatus: optionalText,
  guaranteeIndicator: optionalText,
  liabilityShift: v.exactOptional(v.boolean()),
  authentication: v.exactOptional(v.picklist(["challenge", "frictionless", "elsewhere", "none"])),
  instalments: v.exactOptional(v.array(v.strictObject(instalment))),
  captureMode: optionalText,
  captureDay: optionalText,
  captureLimitDate: optionalText,
  captureDueAt: v.exactOptional(moment),
  scoreColor: optionalText,
  retryOf: optionalText,
  retriedBy: optionalText,
  overpaid: v.exactOptional(v.strictObject({ keep: text, refund: v.array(text) })),
  reason: optionalText,
  limit: optionalText,
  limitedUntil: v.exactOptional(moment),
  buyerMessage: v.exactOptional(words),
  changedAt: v.exactOptional(moment),
  createdAt: moment,
  updatedAt: moment,
  eventId: text,
});

export const mandate = v.strictObject({
  mandateId: text,
  mandateStatus: optionalText,
  maskedIban: optionalText,
  bic: optionalText,
  mandateUsage: optionalText,
  debits: v.exactOptional(v.pipe(v.array(text), v.description("References of the debits made with it."))),
});

export const event = v.strictObject({
  reference: text,
  version: count,
  at: moment,
  from: v.exactOptional(state),
  to: state,
  what: text,
  details: v.record(v.string(), scalar),
});

const attribution = { by: optionalText, reason: optionalText };

export const operation = v.strictObject({
  idempotencyKey: text,
  kind: text,
  reference: text,
  newReference: optionalText,
  state: v.picklist(["prepared", "sending", "accepted", "refused", "unknown", "not-done"]),
  version: count,
  amountMinor: v.exactOptional(amount),
  currencyCode: optionalText,
  before: v.exactOptional(
    v.strictObject({ transactionStatus: optionalText, currentAmount: v.exactOptional(amount) }),
  ),
  sentAt: v.exactOptional(moment),
  merchantId: optionalText,
  responseCode: optionalText,
  newAmount: v.exactOptional(amount),
  newStatus: optionalText,
  reviewedAt: v.exactOptional(moment),
  orderId: optionalText,
  card: v.exactOptional(
    v.strictObject({
      merchantWalletId: text,
      paymentMeanId: optionalText,
      schemeTransactionIdentifier: optionalText,
      maskedPan: optionalText,
      panExpiryDate: optionalText,
    }),
  ),
  captureDue: v.exactOptional(v.strictObject({ reference: text, at: moment })),
  paidWith: v.exactOptional(
    v.strictObject({
      authorisationId: optionalText,
      maskedPan: optionalText,
      paymentMeanBrand: optionalText,
    }),
  ),
  mustAuthenticate: v.exactOptional(v.boolean()),
  warnedAt: v.exactOptional(moment),
  told: v.exactOptional(v.array(text)),
  approval: v.exactOptional(
    v.strictObject({
      state: v.picklist(["awaited", "given", "declined", "expired"]),
      expiresAt: moment,
      by: optionalText,
    }),
  ),
  what: text,
  createdAt: moment,
  updatedAt: moment,
  ...attribution,
});

export const instalmentSchedule = v.strictObject({
  reference: text,
  orderId: text,
  currencyCode: text,
  instalments: v.array(
    v.strictObject({
      ...instalment,
      number: count,
      state: v.picklist(["planned", "charging", "paid", "retrying", "failed", "cancelled"]),
      reference: optionalText,
      responseCode: optionalText,
      mustAuthenticate: v.exactOptional(v.boolean()),
      dueAt: v.exactOptional(moment),
      what: optionalText,
      ...attribution,
    }),
  ),
});

export const action = v.strictObject({
  id: text,
  kind: v.picklist([
    "addToFraudList",
    "removeFromFraudList",
    "addMandate",
    "renamePaymentMean",
    "deletePaymentMean",
    "closeWallet",
  ]),
  subject: text,
  state: v.picklist(["unknown", "done", "refused", "not-done"]),
  what: text,
  responseCode: optionalText,
  details: v.record(v.string(), v.union([scalar, v.array(text)])),
  createdAt: moment,
  updatedAt: moment,
  ...attribution,
});

export const hold = v.strictObject({ limit: text, until: moment });

export const dayCount = v.strictObject({ day: text, counts: v.record(v.string(), count) });

export const fraudReport = v.strictObject({
  reference: text,
  color: v.exactOptional(v.picklist(Object.keys(codes.scoreColor.values))),
  verdict: words,
  score: optionalText,
  threshold: optionalText,
  profile: optionalText,
  check: v.exactOptional(words),
  rules: v.array(
    v.strictObject({
      code: text,
      phase: v.picklist(["authentication", "authorisation"]),
      name: words,
      result: words,
      isAlert: v.boolean(),
      detail: optionalText,
    }),
  ),
});

export const velocity = v.strictObject({
  transactions: count,
  totalMinor: amount,
  currencyCode: optionalText,
  profile: v.strictObject({
    name: optionalText,
    periodDays: optionalCount,
    maxTransactions: optionalCount,
    maxTotalMinor: v.exactOptional(amount),
    maxAmountMinor: v.exactOptional(amount),
  }),
});

export const walletMean = v.strictObject({
  paymentMeanId: text,
  maskedPan: optionalText,
  paymentMeanBrand: optionalText,
  panExpiryDate: v.exactOptional(v.pipe(text, v.description("YYYYMM"))),
  paymentMeanAlias: optionalText,
  mandateId: optionalText,
  issuerWalletType: optionalText,
});

export const wallet = v.strictObject({
  merchantWalletId: text,
  createdAt: optionalText,
  lastActionAt: optionalText,
  means: v.array(walletMean),
  actions: v.array(action),
});

export const delivery = v.strictObject({
  endpoint: text,
  eventId: text,
  type: text,
  state: v.picklist(["pending", "delivered", "dead"]),
  tries: count,
  dueAt: v.exactOptional(moment),
  createdAt: moment,
  updatedAt: moment,
  status: optionalCount,
  failure: optionalText,
  body: v.pipe(text, v.description("The event as it is sent: JSON.")),
});

/** RFC 9457, with a stable code. */
export const problem = v.strictObject({
  type: text,
  title: text,
  status: count,
  code: text,
  detail: text,
  field: v.exactOptional(v.pipe(text, v.description("The field at fault."))),
  url: optionalText,
  retryAfterSeconds: optionalCount,
  retryAt: optionalText,
  captcha: v.exactOptional(v.boolean()),
  payAgain: v.exactOptional(v.boolean()),
});
