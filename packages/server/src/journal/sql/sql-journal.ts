import { createGroup } from "../engine/group-commit.js";
import { isStorable, longestOrderId, longestReference, requireStorable } from "../engine/ids.js";
import type { Journal } from "../journal.js";
import type { JournalClock } from "../journal-clock.js";
import { migrate } from "./migrate.js";
import { createSqlActions } from "./actions.js";
import { archiveAttempts } from "./archive.js";
import type { Connect } from "../engine/batch.js";
import { readDatabaseTime, startSqlClock } from "../engine/clock.js";
import { countAndWrite } from "./count-and-write.js";
import { createDatabase } from "../engine/database.js";
import type { SqlDialect } from "../engine/dialect.js";
import {
  dropNotifications,
  leaseChecks,
  leaseEach,
  leaseNotifications,
  markNotified,
  postponeChecks,
  postponeNotifications,
} from "./lease.js";
import { createKnownAttempts } from "./known-attempts.js";
import { createSqlLimits } from "./limits.js";
import { createMoves } from "./moves.js";
import { discardAttempts, openAttempts } from "./open.js";
import { purgeAttempts } from "./purge.js";
import { purgeOperations } from "./purge-operations.js";
import { purgeWebhooks } from "./purge-webhooks.js";
import { createSqlOperations } from "./operations.js";
import { readAttempts, readAttemptsOfOrders, readEvents, readHolders } from "./read.js";
import { countStates } from "./count-states.js";
import { createSqlWebhooks } from "./webhooks.js";
import { searchAttempts } from "./search.js";

/** A database that a journal is stored in. */
export interface JournalDatabase {
  readonly dialect: SqlDialect;
  readonly connect: Connect;
  readonly close: () => Promise<void>;
  /** Connections for searches and counts, where these are not to burden the others. */
  readonly search?: { readonly connect: Connect; readonly close: () => Promise<void> };
}

/** The journal over a database: one set of statements for SQLite and PostgreSQL. Creates its tables when they are missing. */
export async function createSqlJournal({
  dialect,
  connect,
  search,
  ...own
}: JournalDatabase): Promise<Journal> {
  const { timeQuery } = dialect;
  const database = createDatabase(connect, dialect);
  const searched = search ? createDatabase(search.connect, dialect) : database;
  const close = async () => {
    await Promise.all([own.close(), search?.close()]);
  };
  let clock: JournalClock;
  try {
    await migrate(database);
    const readTime = timeQuery === undefined ? undefined : () => readDatabaseTime(database, timeQuery);
    clock = await startSqlClock(database, readTime);
  } catch (error) {
    // Otherwise an open connection, which nobody could close any more, would keep the process alive.
    await close().catch(() => {});
    throw error;
  }
  const group = createGroup(connect, dialect);
  const known = createKnownAttempts();
  // Reads first, so that they are answered before anything of their batch is written.
  const read = group.read(readAttempts);
  const readHolder = group.read(readHolders);
  const readOrder = group.read(readAttemptsOfOrders);
  const count = group.write(countAndWrite, (input) => input.start?.reference ?? input);
  const limits = createSqlLimits(database, group, async (tries) => (await count({ tries })).counted);
  const open = group.write(openAttempts);
  const discard = group.write(discardAttempts);
  const move = createMoves(group, known);
  const mark = group.writeAlong(markNotified);
  const drop = group.write(dropNotifications);
  const postpone = group.write(postponeNotifications);
  const recheck = group.write(postponeChecks, ({ reference }) => reference);
  const lease = group.write(leaseEach, ({ reference }) => reference);
  const isReference = (text: string) => isStorable(text, longestReference);
  const readOne = async (reference: string) =>
    isReference(reference) ? known.keep(await read(reference)) : undefined;
  return {
    kind: dialect.name,
    async open(attempt) {
      requireStorable("reference", attempt.reference, longestReference);
      requireStorable("orderId", attempt.orderId, longestOrderId);
      return known.keep(await open(attempt));
    },
    async openCounted(attempt, tries) {
      requireStorable("reference", attempt.reference, longestReference);
      requireStorable("orderId", attempt.orderId, longestOrderId);
      const { counted, claimant, after } = await count({ tries, open: attempt });
      return { counted, claimant, written: known.keep(after) };
    },
    async discard(reference) {
      if (isReference(reference)) await discard(reference);
    },
    async move(reference, to) {
      return isReference(reference) ? move({ reference, move: to }) : { kind: "missing" };
    },
    async moveCounted(start, tries) {
      const { reference } = start;
      const { after, move: wanted, ...told } = await count({ tries, start, before: known.get(reference) });
      if (after) return { ...told, written: { kind: "moved", attempt: known.keep(after) } };
      return { ...told, written: wanted && (await move({ reference, move: wanted })) };
    },
    read: readOne,
    async readToStart(reference) {
      const attempt = known.get(reference);
      return attempt?.state === "opened" ? attempt : readOne(reference);
    },
    listByOrder: async (orderId) => (isStorable(orderId, longestOrderId) ? readOrder(orderId) : []),
    findClaimant: async (orderId) => (isStorable(orderId, longestOrderId) ? readHolder(orderId) : undefined),
    events: async (reference) =>
      isReference(reference) ? database.read((batch) => readEvents(batch, reference)) : [],
    async leaseChecks(due) {
      const attempts = await database.transact((batch) => leaseChecks(batch, due));
      // Most of them are about to move.
      for (const attempt of attempts) known.keep(attempt);
      return attempts;
    },
    async leaseNotifications(due) {
      // Finished notifications are marked before pending ones are leased.
      await group.settle();
      return database.transact((batch) => leaseNotifications(batch, due));
    },
    leaseOne: async (reference, work, due) =>
      isReference(reference) ? lease({ reference, work, lease: due }) : false,
    dropNotification: async (reference, version) =>
      isReference(reference) ? drop({ reference, version }) : undefined,
    async markNotified(reference, version, at) {
      if (isReference(reference)) await mark({ reference, version, at });
    },
    async postponeNotification(reference, version, until) {
      if (isReference(reference)) await postpone({ reference, version, until });
    },
    async postponeCheck(reference, version, until) {
      if (isReference(reference)) await recheck({ reference, version, until });
    },
    async archive(options) {
      await group.settle();
      return archiveAttempts(database, options);
    },
    async purge(options) {
      const attempts = await purgeAttempts(database, options);
      const onProgress = (done: number) => options.onProgress?.(attempts + done);
      const ofStaff = await purgeOperations(database, { ...options, onProgress });
      await purgeWebhooks(database, options);
      return attempts + ofStaff;
    },
    search: (query) => searchAttempts(searched, query),
    count: (period) => searched.read((batch) => countStates(batch, period)),
    operations: createSqlOperations(database),
    actions: createSqlActions(database),
    webhooks: createSqlWebhooks(database),
    limits,
    clock,
    async close() {
      await group.settle();
      await close();
    },
  };
}
