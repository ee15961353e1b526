import type {
  AgeOptions,
  DeliveryEnding,
  DeliveryQuery,
  Lease,
  NewDelivery,
  Replayed,
  WebhookDelivery,
} from "../engine.js";
import { copyOf } from "./attempt-store.js";
import { createDueIndex } from "./due-index.js";
import { createTable, type UndoLog } from "./table.js";

/** The webhooks of a journal in memory: each function is one transaction of the database. */
export interface WebhookStore {
  add(given: readonly NewDelivery[]): void;
  lease(lease: Lease): readonly WebhookDelivery[];
  end(delivery: WebhookDelivery, ending: DeliveryEnding): void;
  of(eventId: string): readonly WebhookDelivery[];
  list(query: DeliveryQuery): readonly WebhookDelivery[];
  replay(which: Replayed, at: number): number;
  /** Deletes what is not to be sent and has not changed for long enough. */
  purge(options: AgeOptions): void;
  /** True while a delivery is not known to have arrived. */
  hasWork(): boolean;
}

export function createWebhookStore(log: UndoLog): WebhookStore {
  const toSend = createDueIndex();
  const deliveries = createTable<WebhookDelivery>(log, (key, row) => toSend.put(key, row?.dueAt));
  const keyOf = ({ endpoint, eventId }: Pick<WebhookDelivery, "endpoint" | "eventId">) =>
    `${eventId} ${endpoint}`;
  /** Those that are meant, by event and endpoint. */
  const sorted = (isMeant: (one: WebhookDelivery) => boolean) =>
    [...deliveries.values()]
      .filter(isMeant)
      .map((delivery) => ({ delivery, key: keyOf(delivery) }))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ delivery }) => delivery);
  return {
    add(given) {
      for (const one of given) {
        if (deliveries.get(keyOf(one))) continue;
        const { createdAt } = one;
        const times = { dueAt: createdAt, updatedAt: createdAt };
        deliveries.set(keyOf(one), { ...copyOf(one), state: "pending", tries: 0, ...times });
      }
    },
    lease({ now, leaseMs, limit }) {
      return toSend.due(now, limit).flatMap((key) => {
        const one = deliveries.get(key);
        if (!one) return [];
        const leased = { ...one, dueAt: now + leaseMs };
        deliveries.set(key, leased);
        return [leased];
      });
    },
    end(delivery, { state, at, dueAt, status, failure }) {
      const known = deliveries.get(keyOf(delivery));
      if (known?.state !== "pending" || known.tries !== delivery.tries) return;
      const { dueAt: _due, status: _status, failure: _failure, ...kept } = known;
      deliveries.set(keyOf(delivery), {
        ...kept,
        state,
        tries: known.tries + 1,
        updatedAt: at,
        ...(dueAt !== undefined && { dueAt }),
        ...(status !== undefined && { status }),
        ...(failure !== undefined && { failure }),
      });
    },
    of: (eventId) => sorted((one) => one.eventId === eventId),
    list({ state, before, limit }) {
      // As in the databases, which store no such text.
      if (before !== undefined && /\0|\p{Surrogate}/u.test(before)) return [];
      const found = sorted(
        (one) =>
          (state === undefined || one.state === state) && (before === undefined || one.eventId < before),
      );
      return found.reverse().slice(0, limit);
    },
    replay(which, at) {
      const again = [...deliveries.values()].filter((one) =>
        "eventId" in which
          ? one.eventId === which.eventId
          : one.createdAt >= which.from && one.createdAt < which.to,
      );
      for (const one of again)
        deliveries.set(keyOf(one), { ...one, state: "pending", tries: 0, dueAt: at, updatedAt: at });
      return again.length;
    },
    purge({ now, olderThanMs }) {
      const before = now - olderThanMs;
      const isOld = (one: WebhookDelivery) => one.createdAt < before && one.updatedAt < before;
      for (const one of [...deliveries.values()].filter(({ state }) => state !== "pending"))
        if (isOld(one)) deliveries.delete(keyOf(one));
    },
    hasWork: () => [...deliveries.values()].some(({ state }) => state !== "delivered"),
  };
}
