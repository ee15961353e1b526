import type { Attempt } from "../../domain/attempt.js";
import type { JournalEvent } from "../journal.js";
import { namesOf } from "../engine/columns.js";
import { listQuery } from "../engine/list-statement.js";
import { attemptOf, eventsOf } from "./rows.js";
import { readPaymentsOfOperations } from "./search-operations.js";
import type { Batch } from "../engine/batch.js";
import { attemptColumns, type AttemptRow, type OrderClaimRow } from "./tables.js";

// Each of these reads the live tables first and the archive second. Attempts are moved in that direction only, so none
// is missed while it is moved.

const byReference = { reference: "text" } as const;
const rowsIn = (table: "attempts" | "archive", given: string) =>
  `select ${namesOf(attemptColumns)} from ${table} where reference in (select reference from ${given})`;
const selectAttempts = listQuery<typeof byReference, AttemptRow>(byReference, (given) =>
  rowsIn("attempts", given),
);
const selectArchived = listQuery<typeof byReference, AttemptRow>(byReference, (given) =>
  rowsIn("archive", given),
);
// In the order of their references, so that transactions that lock the same attempts do not deadlock.
const lockRows = listQuery<typeof byReference, AttemptRow>(
  byReference,
  (given, { locksRows }) =>
    `${rowsIn("attempts", given)} order by reference${locksRows ? " for update" : ""}`,
);
const byOrder = { order_id: "text" } as const;
const selectClaims = listQuery<typeof byOrder, OrderClaimRow>(
  byOrder,
  (given) => `select order_id, reference from order_claims where order_id in (select order_id from ${given})`,
);

/** Reads attempts by their references; undefined for those that do not exist. */
export async function readAttempts(
  batch: Batch,
  references: readonly string[],
): Promise<readonly (Attempt | undefined)[]> {
  const found = await findAttempts(selectAttempts, batch, references);
  const gone = references.filter((reference) => !found.has(reference));
  const archived = await readArchived(batch, gone);
  return references.map((reference) => found.get(reference) ?? archived.get(reference));
}

/** Reads and locks attempts for a change. Archived ones are left out, because they no longer change. */
export function lockAttempts(
  batch: Batch,
  references: readonly string[],
): Promise<ReadonlyMap<string, Attempt>> {
  return findAttempts(lockRows, batch, references);
}

async function findAttempts(
  select: typeof selectAttempts,
  batch: Batch,
  references: readonly string[],
): Promise<ReadonlyMap<string, Attempt>> {
  const rows = await select(
    batch,
    references.map((reference) => ({ reference })),
  );
  return new Map(rows.map((row) => [row.reference, attemptOf(row)]));
}

/** Reads archived attempts. */
export function readArchived(
  batch: Batch,
  references: readonly string[],
): Promise<ReadonlyMap<string, Attempt>> {
  return findAttempts(selectArchived, batch, references);
}

/** Reads what has claimed each order: an attempt, or a payment of staff in the form of one. */
export async function readHolders(
  batch: Batch,
  orderIds: readonly string[],
): Promise<readonly (Attempt | undefined)[]> {
  const claims = await selectClaims(
    batch,
    orderIds.map((order_id) => ({ order_id })),
  );
  const references = claims.map((claim) => claim.reference);
  const attempts = claims.length === 0 ? [] : await readAttempts(batch, references);
  const ofStaff = await readPaymentsOfOperations(
    batch,
    references.filter((_reference, index) => attempts[index] === undefined),
  );
  const found = new Map(
    claims.map((claim, index) => [claim.order_id, attempts[index] ?? ofStaff.get(claim.reference)]),
  );
  return orderIds.map((orderId) => found.get(orderId));
}

// The most attempts of an order that are read. Only a program makes more.
const mostOfOrder = 100;

// The newest attempts of each order: one query serves many payments.
const newestOfOrders = (table: "attempts" | "archive") =>
  listQuery<typeof byOrder, AttemptRow>(
    byOrder,
    (given) =>
      `select ${namesOf(attemptColumns)} from (
         select ${namesOf(attemptColumns)}, row_number() over (partition by order_id order by reference desc) as place
         from ${table} where order_id in (select order_id from ${given})
       ) as due where place <= ${mostOfOrder}`,
  );
const selectOfOrders = newestOfOrders("attempts");
const selectArchivedOfOrders = newestOfOrders("archive");

const allOfOrders = (table: "attempts" | "archive") =>
  listQuery<typeof byOrder, AttemptRow>(
    byOrder,
    (given) =>
      `select ${namesOf(attemptColumns)} from ${table} where order_id in (select order_id from ${given})`,
  );
const selectAllOfOrders = allOfOrders("attempts");
const selectAllArchivedOfOrders = allOfOrders("archive");

/** Reads the newest attempts of each order, the newest first. */
export async function readAttemptsOfOrders(
  batch: Batch,
  orderIds: readonly string[],
): Promise<readonly (readonly Attempt[])[]> {
  const orders = await readOfOrders(batch, orderIds, selectOfOrders, selectArchivedOfOrders);
  return orders.map((attempts) => attempts.slice(0, mostOfOrder));
}

/** Reads all attempts of each order, however many there are. */
export function readAllAttemptsOfOrders(
  batch: Batch,
  orderIds: readonly string[],
): Promise<readonly (readonly Attempt[])[]> {
  return readOfOrders(batch, orderIds, selectAllOfOrders, selectAllArchivedOfOrders);
}

async function readOfOrders(
  batch: Batch,
  orderIds: readonly string[],
  selectLive: typeof selectOfOrders,
  selectOld: typeof selectOfOrders,
): Promise<readonly (readonly Attempt[])[]> {
  const asked = orderIds.map((order_id) => ({ order_id }));
  const [rows, archived] = await Promise.all([selectLive(batch, asked), selectOld(batch, asked)]);
  // An attempt that is in both was archived between the two reads; the live row is the same attempt.
  const all = new Map([...archived, ...rows].map((row) => [row.reference, attemptOf(row)]));
  const newestFirst = [...all.values()].sort((one, other) => (one.reference < other.reference ? 1 : -1));
  return orderIds.map((orderId) => newestFirst.filter((attempt) => attempt.orderId === orderId));
}

/** Reads the events of an attempt, the oldest first. */
export async function readEvents(batch: Batch, reference: string): Promise<readonly JournalEvent[]> {
  const [live] = await selectAttempts(batch, [{ reference }]);
  const [row] = live ? [live] : await selectArchived(batch, [{ reference }]);
  return row ? eventsOf(row) : [];
}
