/**
 * What happened: a payment has a result, or a later change of it; an operation is over; or a test was asked for. More
 * types may come: ignore those you do not know.
 */
export type WebhookType =
  | "payment.accepted"
  | "payment.refused"
  | "payment.in-review"
  | "payment.abandoned"
  | "payment.changed"
  | "operation.accepted"
  | "operation.refused"
  | "operation.not-done"
  | "test";

/** Where a delivery stands. `dead`: it has failed so often that it is not tried again, unless it is replayed. */
export type DeliveryState = "pending" | "delivered" | "dead";

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  /** The endpoint's id in the settings. */
  readonly endpoint: string;
  /** The same in every delivery of the event, to every endpoint, however often it is sent. */
  readonly eventId: string;
  readonly type: WebhookType;
  readonly state: DeliveryState;
  /** How often it was sent since it was written or replayed. */
  readonly tries: number;
  /** When it is sent next; milliseconds since 1970, as the next two. */
  readonly dueAt?: number | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The HTTP status of the last answer, if there was one. */
  readonly status?: number | undefined;
  /** Why the last try failed. */
  readonly failure?: string | undefined;
  /** The event, as it is sent. */
  readonly body: string;
}
