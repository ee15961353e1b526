import type { Random } from "../random.js";
import type { Card } from "../gateway/cards.js";
import type { Supplier } from "../gateway/suppliers.js";

/** What the shop's order said from a given time on. */
export interface OrderVersion {
  readonly from: number;
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** False once the shop has closed the order: nobody may pay it any more. */
  readonly isOpen: boolean;
}

/** One order with its buyer: what a run counts as a payment. */
export interface Purchase {
  readonly index: number;
  readonly orderId: string;
  /** The payment method of the first try. A saved card is a card whose mode is `wallet`. */
  readonly paymentMethod: "card" | "google-pay" | "elv" | Supplier;
  /** How a card is entered. */
  readonly mode: "hosted" | "cse" | "wallet";
  /** True when the buyer wants their card saved. */
  readonly savesCard: boolean;
  /** True when the buyer signs a mandate before they order. */
  readonly signsFirst: boolean;
  /** The saved mandate that the payment page offers them. */
  savedMandate: string | undefined;
  /** True while the shop has an authentication of another provider for the payment that is being sent. */
  isAuthenticatedElsewhere: boolean;
  readonly captureMode: "AUTHOR_CAPTURE" | "VALIDATION";
  readonly walletId: string | undefined;
  readonly card: Card;
  /** The card that the buyer tries after a refusal. */
  readonly spareCard: Card;
  readonly address: string;
  readonly versions: OrderVersion[];
  /** References of all attempts to pay it, and of the merchant's own transactions. */
  readonly references: Set<string>;
  /** The faults that have affected it, by name. */
  readonly touchedBy: Set<string>;
  /** True once the buyer has insisted on paying another way, although an earlier payment may come through. */
  hasInsisted: boolean;
  /** Each component draws from a stream of its own. */
  readonly random: { readonly [component in Component]: Random };
}

export type Component = "buyer" | "merchant" | "staff" | "callback" | "gateway" | "network" | "shop";

/** What the order says now. */
export function currentOrder(purchase: Purchase): OrderVersion {
  const version = purchase.versions.at(-1);
  if (!version) throw new TypeError("An order has a version from the beginning.");
  return version;
}

/** Finds the purchase that a reference belongs to. */
export interface Purchases {
  readonly all: readonly Purchase[];
  byOrder(orderId: string): Purchase | undefined;
  byReference(reference: string): Purchase | undefined;
  /** By the idempotency key of an operation: the merchant begins it with the order's id, the engine with a word. */
  byIdempotencyKey(idempotencyKey: string): Purchase | undefined;
  /** By the other identifiers in a gateway call: the buyer's address, or their wallet. */
  byBuyer(addressOrWallet: string): Purchase | undefined;
  /** By the card that a call pays with, which may name nothing else. */
  byCard(card: Card | undefined): Purchase | undefined;
  /** An attempt, or a transaction that the merchant made, belongs to this order. */
  link(reference: string, purchase: Purchase): void;
}

export function createPurchases(all: readonly Purchase[]): Purchases {
  const orders = new Map(all.map((purchase) => [purchase.orderId, purchase]));
  const references = new Map<string, Purchase>();
  const buyers = new Map(all.map((purchase) => [purchase.address, purchase]));
  for (const purchase of all) if (purchase.walletId !== undefined) buyers.set(purchase.walletId, purchase);
  return {
    all,
    // Staff enter another order of the same buyer by phone, such as O12-P.
    byOrder: (orderId) => orders.get(orderId.split("-")[0] ?? ""),
    byReference: (reference) => references.get(reference),
    byIdempotencyKey(idempotencyKey) {
      // The engine's own keys, for the later instalments of a payment.
      if (idempotencyKey.startsWith("instalment")) return references.get(idempotencyKey.split(":")[1] ?? "");
      const [first = "", second = ""] = idempotencyKey.split("-");
      // The engine's own key, for the card of a payment.
      if (first === "save") return references.get(second.slice("card:".length));
      // For a mandate that is signed without a payment.
      if (first === "sign") return references.get(second.slice("mandate:".length));
      // And for a surplus payment.
      return first === "overpaid" ? references.get(second) : orders.get(first);
    },
    byBuyer: (addressOrWallet) => buyers.get(addressOrWallet),
    byCard: (card) => all.find((one) => one.card === card || one.spareCard === card),
    link(reference, purchase) {
      references.set(reference, purchase);
      purchase.references.add(reference);
    },
  };
}
