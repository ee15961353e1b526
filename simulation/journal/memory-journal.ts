import { isFirstEdition, JournalError, type Journal, type JournalClock } from "../engine.js";
import type { Carry } from "./carry.js";
import { formerLimits } from "./former-limits.js";
import type { MemoryStore } from "./memory-store.js";

/** The journal over a database in memory, as one process sees it. */
export function createMemoryJournal(store: MemoryStore, carry: Carry, clock: JournalClock): Journal {
  const { attempts, operations, limits } = store;
  let isClosed = false;
  const ask = <T>(name: string, subject: string, transaction: () => T): Promise<T> =>
    isClosed
      ? Promise.reject(new JournalError("JOURNAL_CLOSED", "The journal is closed."))
      : carry(name, subject, transaction);
  return {
    kind: "memory",
    clock,
    open: (attempt) => ask("open", attempt.reference, () => attempts.open(attempt)),
    move: (reference, move) => ask(`move to ${move.to}`, reference, () => attempts.move(reference, move)),
    read: (reference) => ask("read", reference, () => attempts.read(reference)),
    ofOrder: (orderId) => ask("ofOrder", "", () => attempts.ofOrder(orderId)),
    holderOf: (orderId) => ask("holderOf", "", () => attempts.holderOf(orderId)),
    events: (reference) => ask("events", reference, () => attempts.events(reference)),
    leaseChecks: (lease) => ask("leaseChecks", "", () => attempts.leaseDue("check", lease)),
    leaseDeliveries: (lease) => ask("leaseDeliveries", "", () => attempts.leaseDue("delivery", lease)),
    leaseOne: (reference, work, lease) =>
      ask("leaseOne", reference, () => attempts.leaseOne(reference, work, lease)),
    dropDelivery: (reference, version) =>
      ask("dropDelivery", reference, () => attempts.dropDelivery(reference, version)),
    markDelivered: (reference, version, at) =>
      ask("markDelivered", reference, () => attempts.markDelivered(reference, version, at)),
    putOffDelivery: (reference, version, until) =>
      ask("putOffDelivery", reference, () => attempts.putOffDelivery(reference, version, until)),
    archive: (options) => ask("archive", "", () => attempts.archive(options)),
    operations: {
      open: (operation) => ask("operation open", operation.requestId, () => operations.open(operation)),
      move: (requestId, move) =>
        ask(`operation move to ${move.to}`, requestId, () => operations.move(requestId, move)),
      read: (requestId) => ask("operation read", requestId, () => operations.read(requestId)),
      of: (reference) => ask("operations of", reference, () => operations.of(reference)),
      lease: (lease) => ask("operation lease", "", () => operations.lease(lease)),
    },
    limits: isFirstEdition
      ? formerLimits(limits, ask)
      : {
          count: (given) => ask("count", "", () => limits.count(given)),
          blockedUntil: (keys) => ask("blockedUntil", "", () => limits.blockedUntil(keys)),
          forget: (before) => ask("forget", "", () => limits.forget(before)),
        },
    async close() {
      isClosed = true;
    },
  };
}
