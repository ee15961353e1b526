import {
  JournalError,
  referencesOfPayment,
  requirePurgeAge,
  type AgeOptions,
  type Journal,
  type JournalClock,
  type Operation,
  type Tried,
  type Try,
} from "../engine.js";
import { isOld } from "./attempt-store.js";
import type { Carry } from "./carry.js";
import type { MemoryStore } from "./memory-store.js";
import { countStates, searchAttempts, searchedOf } from "./search-attempts.js";

/** The journal over a database in memory, as one process sees it. */
export function createMemoryJournal(store: MemoryStore, carry: Carry, clock: JournalClock): Journal {
  const { attempts, operations, actions, webhooks, limits } = store;
  const searched = () =>
    searchedOf(
      attempts.all().map(({ attempt }) => attempt),
      operations.all(),
      operations.captureDueAt,
    );
  let isClosed = false;
  const ask = <T>(name: string, subject: string, transaction: () => T): Promise<T> =>
    isClosed
      ? Promise.reject(new JournalError("JOURNAL_CLOSED", "The journal is closed."))
      : carry(name, subject, transaction);
  const tryTo = <T>(tries: Try, orderId: string, write: () => T): Tried<T> => {
    const counted = limits.count(tries);
    const claimant = store.findClaimant(orderId);
    return counted.blockedUntil.size > 0 || claimant ? { counted, claimant } : { counted, written: write() };
  };
  return {
    kind: "memory",
    clock,
    open: (attempt) => ask("open", attempt.reference, () => attempts.open(attempt)),
    openCounted: (attempt, tries) =>
      ask("open", attempt.reference, () => tryTo(tries, attempt.orderId, () => attempts.open(attempt))),
    discard: (reference) => ask("discard", reference, () => attempts.discard(reference)),
    move: (reference, move) => ask(`move to ${move.to}`, reference, () => attempts.move(reference, move)),
    moveCounted: ({ reference, orderId, move }, tries) =>
      ask("move counted", reference, () => {
        const ofOrder = attempts.listByOrder(orderId);
        return { ofOrder, ...tryTo(tries, orderId, () => attempts.move(reference, move(ofOrder))) };
      }),
    read: (reference) => ask("read", reference, () => attempts.read(reference)),
    readToStart: (reference) => ask("read", reference, () => attempts.read(reference)),
    listByOrder: (orderId) => ask("listByOrder", "", () => attempts.listByOrder(orderId)),
    findClaimant: (orderId) => ask("findClaimant", "", () => store.findClaimant(orderId)),
    events: (reference) => ask("events", reference, () => attempts.events(reference)),
    leaseChecks: (lease) => ask("leaseChecks", "", () => attempts.leaseDue("check", lease)),
    leaseNotifications: (lease) =>
      ask("leaseNotifications", "", () => attempts.leaseDue("notification", lease)),
    leaseOne: (reference, work, lease) =>
      ask("leaseOne", reference, () => attempts.leaseOne(reference, work, lease)),
    dropNotification: (reference, version) =>
      ask("dropNotification", reference, () => attempts.dropNotification(reference, version)),
    markNotified: (reference, version, at) =>
      ask("markNotified", reference, () => attempts.markNotified(reference, version, at)),
    postponeNotification: (reference, version, until) =>
      ask("postponeNotification", reference, () => attempts.postponeNotification(reference, version, until)),
    postponeCheck: (reference, version, until) =>
      ask("postponeCheck", reference, () => attempts.postponeCheck(reference, version, until)),
    archive: (options) => ask("archive", "", () => attempts.archive(options)),
    purge: (options) =>
      ask("purge", "", () => {
        requirePurgeAge(options.olderThanMs);
        if (options.isDryRun !== true) webhooks.purge(options);
        const purged = attempts.purge(
          options,
          (payment) =>
            referencesOfPayment(payment).some(operations.isBusy) ||
            operations.of(payment.reference).some((one) => isLate(one, options)),
          (payment) => referencesOfPayment(payment).forEach(operations.deleteOf),
        );
        const left = attempts.all().filter((row) => options.isDryRun !== true || !isOld(row, options));
        const staying = left.map(({ attempt }) => attempt);
        const ofStaff = operations.purge(options, staying);
        options.onProgress?.(purged + ofStaff);
        return purged + ofStaff;
      }),
    search: (query) => ask("search", "", () => searchAttempts(searched(), query)),
    count: (period) => ask("count", "", () => countStates(searched(), period)),
    operations: {
      open: (operation) => ask("operation open", operation.idempotencyKey, () => operations.open(operation)),
      move: (idempotencyKey, move, webhooksOf = () => []) =>
        ask(`operation move to ${move.to}`, idempotencyKey, () => {
          const moved = operations.move(idempotencyKey, move);
          if (moved) webhooks.add(webhooksOf(moved));
          return moved;
        }),
      read: (idempotencyKey) => ask("operation read", idempotencyKey, () => operations.read(idempotencyKey)),
      of: (reference) => ask("operations of", reference, () => operations.of(reference)),
      ofKinds: (which) => ask("operations of kinds", "", () => operations.ofKinds(which)),
      lease: (lease) => ask("operation lease", "", () => operations.lease(lease)),
    },
    actions: {
      open: (action) => ask("action open", action.id, () => actions.open(action)),
      end: (id, ending) => ask("action end", id, () => actions.end(id, ending)),
      read: (id) => ask("action read", id, () => actions.read(id)),
      list: (query) => ask("actions", "", () => actions.list(query)),
    },
    webhooks: {
      add: (deliveries) => ask("webhooks add", "", () => webhooks.add(deliveries)),
      lease: (lease) => ask("webhooks lease", "", () => webhooks.lease(lease)),
      end: (delivery, ending) => ask("webhook end", delivery.eventId, () => webhooks.end(delivery, ending)),
      of: (eventId) => ask("webhooks of", eventId, () => webhooks.of(eventId)),
      list: (query) => ask("webhooks", "", () => webhooks.list(query)),
      replay: (which, at) => ask("webhooks replay", "", () => webhooks.replay(which, at)),
    },
    limits: {
      count: (given) => ask("count", "", () => limits.count(given)),
      blockedUntil: (keys) => ask("blockedUntil", "", () => limits.blockedUntil(keys)),
      use: (key, until) => ask("use", "", () => limits.use(key, until)),
      forget: (before) => ask("forget", "", () => limits.forget(before)),
    },
    async close() {
      isClosed = true;
    },
  };
}

/** True for an operation on a payment, apart from its duplicates, that has changed since the purge's age. */
function isLate({ newReference, updatedAt }: Operation, { now, olderThanMs }: AgeOptions): boolean {
  return newReference === undefined && updatedAt >= now - olderThanMs;
}
