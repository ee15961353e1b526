import type { Action, CaptureDue, Operation, Payment } from "../engine.js";

/** A result that the shop was notified of, by one call of its callback. */
export interface ToldShop {
  readonly at: number;
  readonly by: string;
  readonly callback: "onResult" | "onChange";
  readonly reference: string;
  readonly orderId: string;
  readonly state: Payment["state"];
  /** What it takes itself: of an order in instalments, the first of them. */
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly eventId: string;
  readonly reason: string | undefined;
  readonly overpaid: Payment["overpaid"];
  readonly liabilityShift: boolean | undefined;
  /** True once the callback has returned without an error: the shop has accepted the result. */
  isTaken: boolean;
}

/** What a buyer saw of an attempt, in an answer or on the result page, or of the order in a refusal. */
export interface ToldBuyer {
  readonly at: number;
  readonly orderId: string;
  /** Empty when the message was about the order, not about an attempt. */
  readonly reference: string;
  /** A state of an attempt, or the code of a refusal. */
  readonly what: string;
}

/** What the merchant has asked for. */
export interface Asked {
  /** All that is left when undefined. */
  readonly amountMinor?: number | undefined;
  /** True for the acceptance of a held payment that is to be validated with it. */
  readonly validate?: boolean | undefined;
}

/** The answer to the merchant about an operation. */
export interface ToldMerchant extends Asked {
  readonly at: number;
  readonly orderId: string;
  readonly operation: Operation;
  /** The id by which the gateway's movements of this request are found. */
  readonly origin: string;
}

/** The state of a later instalment, as the shop was notified of it, or as the merchant's cancellation was answered. */
export interface ToldInstalment {
  readonly at: number;
  readonly orderId: string;
  /** The payment that the buyer has made themselves. */
  readonly reference: string;
  readonly number: number;
  readonly kind: "charged" | "refused" | "failed" | "cancelled";
  /** Absent from an answer to the merchant. */
  readonly eventId?: string;
}

/** The notification about a payment that nobody has validated. */
export interface ToldCapture extends Pick<CaptureDue, "kind" | "eventId"> {
  readonly at: number;
  readonly orderId: string;
  readonly reference: string;
  /** True once the callback has returned without an error. */
  isTaken: boolean;
}

/** The answer to staff, or to a buyer in their own wallet, about a change at the gateway that moves no money. */
export interface ToldAction extends Pick<Action, "subject" | "details"> {
  /** A card that its owner saves without a payment is no action of the journal. */
  readonly kind: Action["kind"] | "saveCard";
  /** When it was requested. */
  readonly from: number;
  readonly at: number;
  readonly orderId: string;
  readonly state: Action["state"];
  /** True for one that was requested before: the earlier request may have been carried out since. */
  readonly isRepeated: boolean;
}

/** Somebody's approval of a credit, given when they press the button. */
export interface Approved {
  readonly at: number;
  readonly idempotencyKey: string;
  readonly by: string;
}

/** Everything that anybody was told in a run, and what staff have approved. */
export interface Told {
  readonly shop: readonly ToldShop[];
  readonly buyer: readonly ToldBuyer[];
  readonly merchant: readonly ToldMerchant[];
  readonly actions: readonly ToldAction[];
  readonly approvals: readonly Approved[];
  readonly instalments: readonly ToldInstalment[];
  readonly captures: readonly ToldCapture[];
  shopOf(orderId: string): readonly ToldShop[];
  buyerOf(orderId: string): readonly ToldBuyer[];
  tellShop(told: ToldShop): void;
  tellBuyer(told: ToldBuyer): void;
  tellMerchant(told: ToldMerchant): void;
  tellAction(told: ToldAction): void;
  approve(approved: Approved): void;
  tellInstalment(told: ToldInstalment): void;
  tellCapture(told: ToldCapture): void;
}

export function createTold(): Told {
  const shop: ToldShop[] = [];
  const buyer: ToldBuyer[] = [];
  const merchant: ToldMerchant[] = [];
  const actions: ToldAction[] = [];
  const approvals: Approved[] = [];
  const instalments: ToldInstalment[] = [];
  const captures: ToldCapture[] = [];
  const shopByOrder = new Map<string, ToldShop[]>();
  const buyerByOrder = new Map<string, ToldBuyer[]>();
  return {
    shop,
    buyer,
    merchant,
    actions,
    approvals,
    instalments,
    captures,
    shopOf: (orderId) => shopByOrder.get(orderId) ?? [],
    buyerOf: (orderId) => buyerByOrder.get(orderId) ?? [],
    tellShop: (told) => keep(shop, shopByOrder, told),
    tellBuyer: (told) => keep(buyer, buyerByOrder, told),
    tellMerchant: (told) => void merchant.push(told),
    tellAction: (told) => void actions.push(told),
    approve: (approved) => void approvals.push(approved),
    tellInstalment: (one) => void instalments.push(one),
    tellCapture: (one) => void captures.push(one),
  };
}

function keep<T extends { readonly orderId: string }>(all: T[], byOrder: Map<string, T[]>, told: T): void {
  all.push(told);
  const own = byOrder.get(told.orderId);
  if (own) own.push(told);
  else byOrder.set(told.orderId, [told]);
}
