import { isFailure, isOver, type Operation } from "../engine.js";
import type { MemoryStore } from "../journal/memory-store.js";
import { groupBy } from "../group-by.js";
import { mayBeGivenUp } from "./given-up.js";
import { chargeLeft, report, type Evidence } from "./evidence.js";
import type { ToldShop } from "./told.js";
import type { ReceivedWebhook } from "../shop/receivers.js";

/** The subject of an event: a payment, or an operation. */
interface Fact {
  /** The payment and its state, or the operation's key and its state. */
  readonly name: string;
  readonly reference: string;
  readonly eventId: string;
  readonly body: string;
  readonly endpoint: string;
}

/** Every result reaches each of the merchant's systems, under one event id, and none contradicts the money. */
export function checkWebhooks(evidence: Evidence): void {
  const { receivers } = evidence;
  if (receivers.endpoints.length === 0) return;
  const facts = receivers.received.flatMap((one) => readFact(evidence, one) ?? []);
  checkIds(evidence, facts);
  const heard = new Set(facts.map(({ name, endpoint }) => `${endpoint} ${name}`));
  for (const [name, reference] of toBeTold(evidence)) {
    for (const { id } of receivers.endpoints) {
      if (heard.has(`${id} ${name}`)) continue;
      const purchase = evidence.purchases.byReference(reference);
      report(evidence, "webhook-not-received", purchase, reference, `${name} never reached ${id}`);
    }
  }
}

/** Reads an event, and compares it with the journal and the ledger. */
function readFact(evidence: Evidence, { body, endpoint, event, at }: ReceivedWebhook): Fact | undefined {
  if (!event) {
    report(evidence, "webhook-unsigned", undefined, "", body);
    return undefined;
  }
  const { id: eventId, type, data } = event;
  if (type.startsWith("payment.")) {
    const { reference, state } = data["payment"] as { readonly reference: string; readonly state: string };
    const isChange = type === "payment.changed";
    if (!isChange && type !== `payment.${state}`) wrong(evidence, reference, `${type} of ${state}`);
    if (!isTrue(evidence, reference, state, at))
      wrong(evidence, reference, `${type}, which the ledger denies`);
    return { name: nameOf(reference, isChange ? "changed" : state), reference, eventId, body, endpoint };
  }
  if (!type.startsWith("operation.")) return undefined;
  const { idempotencyKey, state, newStatus } = data["operation"] as Operation;
  const standing = evidence.store.operations.read(idempotencyKey);
  if (type !== `operation.${state}`) wrong(evidence, idempotencyKey, `${type} of ${state}`);
  // A payment of staff that is held has two ends: it is taken, and decided.
  if (standing?.state !== state && newStatus !== "TO_CHALLENGE" && !evidence.touchedBy.has("disk.lost-tail"))
    wrong(evidence, idempotencyKey, `${type}; the journal has ${standing?.state}`);
  const name = `${nameOf(idempotencyKey, state)} ${newStatus === "TO_CHALLENGE" ? "held" : ""}`.trim();
  return { name, reference: idempotencyKey, eventId, body, endpoint };
}

function isTrue(evidence: Evidence, reference: string, state: string, at: number): boolean {
  const { ledger } = evidence;
  if (state === "accepted" || state === "in-review")
    return ledger.movementsOf(reference).some(({ kind }) => kind === "charge");
  const hasFailed = state === "refused" || state === "abandoned";
  if (!hasFailed || chargeLeft(ledger, reference) <= 0) return true;
  return state === "abandoned" && mayBeGivenUp(evidence, reference, at);
}

/** One fact has one event id, and all of its deliveries are the same, byte for byte. */
function checkIds(evidence: Evidence, facts: readonly Fact[]): void {
  // What is put back from the charge log counts its versions anew, and an event id is made of one.
  if (evidence.touchedBy.has("disk.lost-tail")) return;
  for (const [name, all] of groupBy(facts, (fact) => fact.name)) {
    const reference = all[0]?.reference ?? "";
    const ids = new Set(all.map(({ eventId }) => eventId));
    const bodies = new Set(all.map(({ body }) => body));
    const purchase = evidence.purchases.byReference(reference);
    // A payment may change twice: its mandate is revoked, and it is returned.
    const most = name.endsWith(" changed") ? 2 : 1;
    if (ids.size > most) report(evidence, "webhook-under-two-ids", purchase, reference, [...ids].join(", "));
    else if (bodies.size > most) wrong(evidence, reference, `${name} in ${bodies.size} versions`);
  }
}

/** What the shop was told of payments, and the ends of operations. */
function toBeTold({ told, store, touchedBy }: Evidence): ReadonlyMap<string, string> {
  const untold = new Set(["watchValidation", "instalments", "signMandate"]);
  // The charge log puts back an operation with its end, without the webhooks that were lost with it.
  const isRestored = touchedBy.has("disk.lost-tail");
  return new Map([
    ...told.shop
      .filter((one) => !(isRestored && isSilent(store, one)))
      .map(
        ({ reference, state, callback }) =>
          [nameOf(reference, callback === "onChange" ? "changed" : state), reference] as const,
      ),
    ...store.operations
      .all()
      .filter(({ kind, state }) => isOver(state) && !untold.has(kind) && !isRestored)
      .flatMap((operation) => endsOf(operation).map((name) => [name, operation.idempotencyKey] as const)),
  ]);
}

/** A failure that the journal has lost, and that is not notified again: another payment has claimed the order since. */
function isSilent(store: MemoryStore, { reference, orderId, state }: ToldShop): boolean {
  const holder = store.findClaimant(orderId);
  return isFailure(state) && holder !== undefined && holder.reference !== reference;
}

/** A payment of staff that is held has two ends: it is taken, and decided. */
function endsOf({ idempotencyKey, state, newStatus, reviewedAt }: Operation): readonly string[] {
  const name = nameOf(idempotencyKey, state);
  const held = `${name} held`;
  if (newStatus === "TO_CHALLENGE") return [held];
  return reviewedAt === undefined ? [name] : [held, name];
}

function nameOf(reference: string, state: string): string {
  return `${reference} ${state}`;
}

function wrong(evidence: Evidence, reference: string, what: string): void {
  const { purchases } = evidence;
  const purchase = purchases.byReference(reference) ?? purchases.byIdempotencyKey(reference);
  report(evidence, "webhook-told-wrongly", purchase, reference, what);
}
