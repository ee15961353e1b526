import { createHash } from "node:crypto";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import type { Payment } from "../domain/payment.js";
import { createReference } from "../domain/reference.js";
import type { DeliveryState, WebhookDelivery, WebhookType } from "../domain/webhook.js";
import { withoutLinks } from "../domain/without-links.js";
import { isOver, type Operation, type OperationKind } from "../domain/operation.js";
import type { NewDelivery, Replayed } from "../journal/webhooks-journal.js";
import { createWebhookSender, type WebhookContext, type WebhookSender } from "./send-webhooks.js";
import type { WebhookSettings } from "./webhook-settings.js";

/** Which deliveries are listed. */
export interface DeliverySearch {
  readonly state?: DeliveryState | undefined;
  /** The last event id of the previous page. */
  readonly before?: string | undefined;
  /** Up to 100, which is the default. A page may hold some more: the deliveries of an event are all on one. */
  readonly limit?: number | undefined;
}

/** Webhooks to the shop's other systems: at least once, with the same event id, in no promised order. */
export interface Webhooks {
  /** Deliveries, those of the newest events first. `dead` ones have failed too often to be tried again. */
  list(search?: DeliverySearch): Promise<readonly WebhookDelivery[]>;
  /** The deliveries of one event, one for each endpoint. */
  of(eventId: string): Promise<readonly WebhookDelivery[]>;
  /**
   * Sends deliveries again, with the same event ids, whatever their state: those of one event, or those written in a
   * period (milliseconds since 1970). Returns how many.
   */
  replay(which: Replayed): Promise<number>;
  /** Writes a test event to every endpoint; returns its id. */
  test(): Promise<string>;
}

/** The webhooks and what `createPayments` needs of them. */
export interface OpenedWebhooks extends Webhooks, WebhookSender {
  /** False without endpoints: then there is nothing to send. */
  readonly areUsed: boolean;
  /**
   * Writes the event of a payment's result, or of a later change, once: it is then sent until it is delivered.
   *
   * @param type default: as the payment's state says
   */
  enqueue(payment: Payment, type?: WebhookType): Promise<void>;
  /** The events of an operation that is over, one for each endpoint, for the transaction that writes its result. */
  ofOperation(operation: Operation): readonly NewDelivery[];
}

const longestPage = 100;
const limitForm = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(longestPage));
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Creates the webhooks from the context of the payments; without endpoints nothing is written. */
export function openWebhooks(
  context: WebhookContext,
  settings: WebhookSettings = { endpoints: [] },
): OpenedWebhooks {
  const { webhooks } = context.journal;
  const areUsed = settings.endpoints.length > 0;
  const deliveriesOf = (
    eventId: string,
    type: WebhookType,
    data: object,
    createdAt: number,
  ): readonly NewDelivery[] => {
    if (!areUsed) return [];
    const body = JSON.stringify({ id: eventId, type, createdAt: new Date(createdAt).toISOString(), data });
    return settings.endpoints.map(({ id }) => ({ endpoint: id, eventId, type, createdAt, body }));
  };
  const write = async (eventId: string, type: WebhookType, data: object) => {
    const deliveries = deliveriesOf(eventId, type, data, context.now());
    if (deliveries.length > 0) await webhooks.add(deliveries);
  };
  return {
    areUsed,
    async enqueue(payment, type = types[payment.state]) {
      if (type && areUsed) await write(payment.eventId, type, { payment: withoutLinks(payment) });
    },
    ofOperation(operation) {
      const type = operationType(operation);
      return type ? deliveriesOf(operationEventId(operation), type, { operation }, operation.updatedAt) : [];
    },
    ...createWebhookSender(context, settings),
    async list({ state, before, limit = longestPage } = {}) {
      if (!v.is(limitForm, limit)) throw wrong("limit");
      const page = await webhooks.list({ state, before, limit });
      const last = page.at(-1);
      if (!last || page.length < limit) return page;
      // The next page comes before its event, so the page goes on to the end of that.
      const ofLast = await webhooks.of(last.eventId);
      return [
        ...page.filter(({ eventId }) => eventId !== last.eventId),
        ...ofLast.filter((one) => state === undefined || one.state === state),
      ];
    },
    of: (eventId) => webhooks.of(eventId),
    async replay(which) {
      if (!("eventId" in which)) {
        if (!v.is(moment, which.from)) throw wrong("from");
        if (!v.is(moment, which.to) || which.to <= which.from) throw wrong("to");
      }
      return webhooks.replay(which, context.now());
    },
    async test() {
      // Sortable by time, like the ids of all other events.
      const eventId = `${createReference(context.now(), context.random)}-test`;
      await write(eventId, "test", { message: "A test event of sips-kit." });
      return eventId;
    },
  };
}

const types: { readonly [state in Payment["state"]]?: WebhookType } = {
  accepted: "payment.accepted",
  refused: "payment.refused",
  "in-review": "payment.in-review",
  abandoned: "payment.abandoned",
};

/**
 * What only watches over a payment is no operation of the merchant: `onCaptureDue` and `onInstalment` tell of it. Nor is
 * a signature, whose buyer comes back to the shop's page.
 */
function operationType({ kind, state }: Operation): WebhookType | undefined {
  return !untold.has(kind) && isOver(state) ? `operation.${state}` : undefined;
}

const untold: ReadonlySet<OperationKind> = new Set(["watchValidation", "instalments", "signMandate"]);

/** Sortable by time, and always the same: an operation has one result, and its held payment one decision. */
function operationEventId({ idempotencyKey, createdAt, reviewedAt }: Operation): string {
  // A key has no space.
  const told = reviewedAt === undefined ? idempotencyKey : `${idempotencyKey} reviewed`;
  return createReference(reviewedAt ?? createdAt, () =>
    createHash("sha256").update(told).digest().subarray(0, 16),
  );
}

function wrong(field: string): PaymentError {
  return new PaymentError("PAYMENT_OPERATION_INVALID", `${field} is missing or has the wrong format.`, {
    field,
  });
}
