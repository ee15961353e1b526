import type { DeliveryState, WebhookDelivery, WebhookType } from "../../domain/webhook.js";
import type { NewDelivery, WebhooksJournal } from "../webhooks-journal.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import type { Database } from "../engine/database.js";
import { isStorable, longestRequestId, requireStorable } from "../engine/ids.js";
import { leaseDue } from "./lease-due.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { webhookColumns, type WebhookRow } from "./tables.js";

/** The webhooks of a journal in a database. */
export function createSqlWebhooks(database: Database): WebhooksJournal {
  return {
    async add(deliveries) {
      await database.transact(async (batch) => addDeliveries(batch, deliveries));
    },
    async lease(lease) {
      const rows = await database.transact((batch) => leaseRows(batch, lease));
      return rows.map(deliveryOf);
    },
    async end({ endpoint, eventId, tries }, { state, at, dueAt, status, failure }) {
      const ended = {
        id: idOf(endpoint, eventId),
        known_tries: tries,
        state,
        tries: tries + 1,
        due_at: dueAt ?? null,
        updated_at: at,
        status: status ?? null,
        failure: failure ?? null,
      };
      await database.transact(async (batch) => void updateRow(batch, [ended]));
    },
    async of(eventId) {
      if (!isStorable(eventId, longestRequestId)) return [];
      const rows = await database.read((batch) => selectOfEvent(batch, [{ event_id: eventId }]));
      return rows.map(deliveryOf);
    },
    async list({ state, before = lastId, limit }) {
      if (!isStorable(before, longestRequestId)) return [];
      const page = { before, most: limit };
      const rows = await database.read((batch) =>
        state === undefined ? selectNewest(batch, [page]) : selectOfState(batch, [{ ...page, state }]),
      );
      return rows.map(deliveryOf);
    },
    async replay(which, at) {
      if ("eventId" in which && !isStorable(which.eventId, longestRequestId)) return 0;
      const rows = await database.transact((batch) =>
        "eventId" in which
          ? replayEvent(batch, [{ event_id: which.eventId, at }])
          : replayPeriod(batch, [{ first: which.from, past: which.to, at }]),
      );
      return rows.length;
    },
  };
}

/** Writes new deliveries in a transaction; those that are known stay as they are. */
export function addDeliveries(batch: Batch, deliveries: readonly NewDelivery[]): void {
  for (const { eventId } of deliveries) requireStorable("eventId", eventId, longestRequestId);
  insertUnlessKnown(batch, deliveries.map(newRow));
}

// Event ids consist of letters, digits and -, all of which sort before it.
const lastId = "~";
const allColumns = namesOf(webhookColumns);

const insertUnlessKnown = listCommand(
  webhookColumns,
  (given) =>
    `insert into webhooks (${allColumns}) select ${allColumns} from ${given} where true
     on conflict (id) do nothing`,
);
const leaseRows = leaseDue({
  table: "webhooks",
  columns: webhookColumns,
  primaryKey: "id",
  dueAt: "due_at",
});

const endedColumns = {
  id: "text",
  known_tries: "bigint",
  state: "text",
  tries: "bigint",
  due_at: "bigint null",
  updated_at: "bigint",
  status: "bigint null",
  failure: "text null",
} as const;
const updateRow = listCommand(
  endedColumns,
  (given) =>
    `update webhooks set state = given.state, tries = given.tries, due_at = given.due_at,
       updated_at = given.updated_at, status = given.status, failure = given.failure
     from ${given} where webhooks.id = given.id and webhooks.tries = given.known_tries
       and webhooks.state = 'pending'`,
);

const byEvent = { event_id: "text" } as const;
const selectOfEvent = listQuery<typeof byEvent, WebhookRow>(
  byEvent,
  (given) =>
    `select ${allColumns} from webhooks where event_id in (select event_id from ${given}) order by id`,
);

const pageColumns = { before: "text", most: "bigint" } as const;
const statePageColumns = { ...pageColumns, state: "text" } as const;
const newestBefore = (given: string) =>
  `event_id < (select before from ${given}) order by event_id desc, id limit (select most from ${given})`;
const selectNewest = listQuery<typeof pageColumns, WebhookRow>(
  pageColumns,
  (given) => `select ${allColumns} from webhooks where ${newestBefore(given)}`,
);
const selectOfState = listQuery<typeof statePageColumns, WebhookRow>(
  statePageColumns,
  (given, dialect) =>
    `select ${allColumns} from webhooks
     where ${dialect.equalsFirst("state", `(select state from ${given})`)} and ${newestBefore(given)}`,
);

const again = "state = 'pending', tries = 0, due_at = given.at, updated_at = given.at";
const replayEventColumns = { event_id: "text", at: "bigint" } as const;
const replayEvent = listQuery<typeof replayEventColumns, Pick<WebhookRow, "id">>(
  replayEventColumns,
  (given) =>
    `update webhooks set ${again} from ${given} where webhooks.event_id = given.event_id returning webhooks.id`,
);
const replayPeriodColumns = { first: "bigint", past: "bigint", at: "bigint" } as const;
const replayPeriod = listQuery<typeof replayPeriodColumns, Pick<WebhookRow, "id">>(
  replayPeriodColumns,
  (given) =>
    `update webhooks set ${again} from ${given}
     where webhooks.created_at >= given.first and webhooks.created_at < given.past returning webhooks.id`,
);

function idOf(endpoint: string, eventId: string): string {
  return `${eventId} ${endpoint}`;
}

function newRow({ endpoint, eventId, type, createdAt, body }: NewDelivery): WebhookRow {
  return {
    id: idOf(endpoint, eventId),
    event_id: eventId,
    endpoint,
    type,
    state: "pending",
    tries: 0,
    due_at: createdAt,
    created_at: createdAt,
    updated_at: createdAt,
    status: null,
    failure: null,
    body,
  };
}

function deliveryOf(row: WebhookRow): WebhookDelivery {
  return {
    endpoint: row.endpoint,
    eventId: row.event_id,
    // Only `add`, `end` and `replay` write types and states, and they take them from the types.
    type: row.type as WebhookType,
    state: row.state as DeliveryState,
    tries: Number(row.tries),
    ...(row.due_at === null ? {} : { dueAt: Number(row.due_at) }),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    ...(row.status === null ? {} : { status: Number(row.status) }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    body: row.body,
  };
}
