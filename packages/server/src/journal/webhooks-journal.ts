import type { DeliveryState, WebhookDelivery } from "../domain/webhook.js";
import type { Lease } from "./lease.js";

/** The webhooks that are to be sent, were sent, or could not be. Part of the journal, in the same database. */
export interface WebhooksJournal {
  /** Writes new deliveries, due at `createdAt`. One that is known already, by event and endpoint, stays as it is. */
  add(deliveries: readonly NewDelivery[]): Promise<void>;
  /** Deliveries that are due, leased to this caller, those due longest first. */
  lease(lease: Lease): Promise<readonly WebhookDelivery[]>;
  /** Writes how a try has ended, unless the delivery has changed since it was leased. */
  end(delivery: WebhookDelivery, ending: DeliveryEnding): Promise<void>;
  /** The deliveries of an event, one for each endpoint. */
  of(eventId: string): Promise<readonly WebhookDelivery[]>;
  /** Deliveries, those of the newest events first. */
  list(query: DeliveryQuery): Promise<readonly WebhookDelivery[]>;
  /** Makes deliveries due again, with their event ids, whatever their state; returns how many. */
  replay(which: Replayed, at: number): Promise<number>;
}

/** A delivery that is written for the first time. */
export type NewDelivery = Pick<WebhookDelivery, "endpoint" | "eventId" | "type" | "createdAt" | "body">;

/** How a try has ended. */
export interface DeliveryEnding extends Pick<WebhookDelivery, "state" | "status" | "failure"> {
  readonly at: number;
  /** When it is tried again; only while it is `pending`. */
  readonly dueAt?: number;
}

/** Which deliveries are listed. */
export interface DeliveryQuery {
  readonly state?: DeliveryState | undefined;
  /** Only events with ids before this one: the last one of the previous page. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Which deliveries are sent again: those of one event, or those written in a period (`to` is not included). */
export type Replayed = { readonly eventId: string } | { readonly from: number; readonly to: number };
