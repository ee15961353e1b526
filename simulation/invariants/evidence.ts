import type { FraudLists } from "../gateway/fraud-lists.js";
import type { Ledger, Transaction } from "../gateway/ledger.js";
import type { Visits } from "../gateway/visits.js";
import type { WalletMandates } from "../gateway/wallet-mandates.js";
import type { Wallets } from "../gateway/wallets.js";
import type { MemoryStore } from "../journal/memory-store.js";
import type { OutsideAuthentications } from "../shop/outside-authentications.js";
import type { Receivers } from "../shop/receivers.js";
import type { ShopSettings } from "../shop/shop-settings.js";
import type { Purchase, Purchases } from "../shop/purchase.js";
import type { Submissions } from "./submissions.js";
import type { Told } from "./told.js";
import type { ViolationName, Violations } from "./violation.js";

/** The saving of a card, in virtual milliseconds. */
export interface Saving {
  readonly openedAt: number;
  readonly sentAt?: number;
}

/** What the invariants check: what really happened, the journal, and what shop, buyers and staff were told. */
export interface Evidence {
  readonly purchases: Purchases;
  readonly ledger: Ledger;
  /** Where buyers were redirected to pay. */
  readonly visits: Visits;
  /** The wallets at the gateway, and what was done to them. */
  readonly wallets: Wallets;
  /** The fraud lists of the gateway, and what was done to them. */
  readonly fraudLists: FraudLists;
  /** The mandates in each wallet at the gateway, and what was done to them. */
  readonly mandates: WalletMandates;
  /** What another provider of 3-D Secure has made. */
  readonly outside: OutsideAuthentications;
  /** The merchant's other systems, and the webhooks that have reached them. */
  readonly receivers: Receivers;
  /** What the shop's servers are set to. */
  readonly settings: ShopSettings;
  readonly store: MemoryStore;
  readonly told: Told;
  /** When the saving of a paid card was written down, and when it was about to be sent, by its idempotency key. */
  readonly savings: ReadonlyMap<string, Saving>;
  readonly submissions: Submissions;
  readonly now: () => number;
  /** Faults that affect the whole run, such as killed processes. */
  readonly touchedBy: ReadonlySet<string>;
  readonly violations: Violations;
}

/** Records a violation with the faults that were active. */
export function report(
  { violations, now, touchedBy }: Evidence,
  name: ViolationName,
  purchase: Purchase | undefined,
  reference: string,
  what: string,
): void {
  violations.add({
    name,
    at: now(),
    orderId: purchase?.orderId ?? "",
    reference,
    what,
    faults: [...(purchase?.touchedBy ?? []), ...touchedBy].sort(),
  });
}

/** What is left of a charge: 0 when nothing was charged, or all of it was cancelled, released or returned. */
export function chargeLeft(ledger: Ledger, reference: string): number {
  return ledger.movementsOf(reference).reduce((sum, { kind, amountMinor }) => {
    if (kind === "charge") return sum + amountMinor;
    const isUndone = kind === "cancel" || kind === "release" || kind === "return";
    return isUndone ? sum - amountMinor : sum;
  }, 0);
}

/** The merchant has cancelled or refunded all of it. */
export function isPaidBack({ ledger }: Evidence, reference: string): boolean {
  const refunded = ledger
    .movementsOf(reference)
    .reduce((sum, { kind, amountMinor }) => sum + (kind === "refund" ? amountMinor : 0), 0);
  return ledger.find(reference) !== undefined && chargeLeft(ledger, reference) <= refunded;
}

/** The charges of an order that its buyer made, and that stand. */
export function standingCharges({ ledger }: Evidence, purchase: Purchase): readonly Transaction[] {
  return [...purchase.references].flatMap((reference) => {
    const transaction = ledger.find(reference);
    return transaction?.kind === "order" && chargeLeft(ledger, reference) > 0 ? [transaction] : [];
  });
}
