import type { FaultName, Faults } from "../faults.js";
import type { Payment, PaymentsSettings } from "../engine.js";
import type { LookForCards } from "../invariants/card-data.js";
import type { ToldCapture, ToldInstalment, ToldShop } from "../invariants/told.js";
import type { Random } from "../random.js";
import type { Trace } from "../trace.js";
import type { ProcessScope } from "./process-scope.js";
import type { OutsideAuthentications } from "./outside-authentications.js";
import { instalmentPlan } from "./instalment-plan.js";
import { currentOrder, type Purchase, type Purchases } from "./purchase.js";

/** The shop's own side: its orders, and what its callback does. */
export interface ShopSide {
  readonly purchases: Purchases;
  readonly faults: Faults;
  readonly trace: Trace;
  readonly now: () => number;
  /** Called for each call of the callback, at that moment. */
  readonly onTold: (told: ToldShop) => void;
  /** Called for each warning that a payment expires, or has expired, because nobody has validated it. */
  readonly onCapture: (told: ToldCapture) => void;
  readonly outside: OutsideAuthentications;
  /** Called for each call of the callback of instalments. */
  readonly onInstalment: (told: ToldInstalment) => void;
  readonly lookForCards: LookForCards;
  /** Kills a process right after its callback has returned. */
  readonly kill: (scope: ProcessScope) => void;
}

/** The shop's own functions, as a process calls them. */
export type ShopFunctions = Pick<
  PaymentsSettings,
  "resolveOrder" | "resolveWallet" | "onResult" | "onChange" | "onCaptureDue" | "onInstalment"
>;

/** The shop's functions as one process sees them: their answers do not reach a dead process. */
export function shopFunctions(shop: ShopSide, scope: ProcessScope): ShopFunctions {
  const offersInstalments = shop.faults.on.includes("buyer.pays-in-instalments");
  return {
    resolveOrder: (orderId, { step }) =>
      new Promise((resolve, reject) => {
        const purchase = shop.purchases.byOrder(orderId);
        const random = purchase?.random.shop;
        const ms = random?.between(1, 20) ?? 1;
        const isFailing =
          purchase && strikes(shop, purchase, "callback.withholds-order", purchase.random.shop);
        // It never answers.
        if (isFailing && random?.chance(0.5)) return;
        scope.after(ms, () => {
          if (isFailing) return reject(new Error("The shop's database is away."));
          const order = purchase && currentOrder(purchase);
          if (!purchase || !order?.isOpen) return resolve(undefined);
          const authentication = purchase.isAuthenticatedElsewhere && shop.outside.newestOf(orderId);
          resolve({
            orderId,
            amountMinor: order.amountMinor,
            currencyCode: order.currencyCode,
            details: { captureMode: purchase.captureMode },
            ...(offersInstalments && { instalments: [instalmentPlan] }),
            ...(step === "submit" && authentication && { authentication }),
            ...(purchase.walletId !== undefined && { merchantWalletId: purchase.walletId }),
          });
        });
      }),
    resolveWallet: ({ socket }) => shop.purchases.byBuyer(socket?.remoteAddress ?? "")?.walletId,
    onResult: (payment) => callback(shop, scope, payment, "onResult"),
    onChange: (payment) => callback(shop, scope, payment, "onChange"),
    onCaptureDue: (due) => {
      shop.lookForCards("onCaptureDue", JSON.stringify(due));
      const { payment, kind, eventId } = due;
      const { orderId, reference } = payment;
      if (shop.trace.isKept) shop.trace.add(scope.name, orderId, `capture ${kind} ${reference}`);
      const told: ToldCapture = { at: shop.now(), orderId, reference, kind, eventId, isTaken: false };
      shop.onCapture(told);
      return answer(shop, scope, orderId, () => (told.isTaken = true));
    },
    onInstalment: (notice) => {
      shop.lookForCards("onInstalment", JSON.stringify(notice));
      const { payment, kind, instalment, eventId } = notice;
      const { orderId, reference } = payment;
      if (shop.trace.isKept) shop.trace.add(scope.name, orderId, `instalment ${instalment.number} ${kind}`);
      const told = { at: shop.now(), orderId, reference, number: instalment.number, kind, eventId };
      shop.onInstalment(told);
      return answer(shop, scope, orderId, () => {});
    },
  };
}

function callback(
  shop: ShopSide,
  scope: ProcessScope,
  payment: Payment,
  name: ToldShop["callback"],
): Promise<void> {
  const { trace } = shop;
  shop.lookForCards(name, JSON.stringify(payment));
  const { reference, orderId, state, amountMinor, currencyCode, reason, instalments } = payment;
  if (trace.isKept) trace.add(scope.name, orderId, `${name} ${reference} ${state} ${payment.eventId}`);
  const told: ToldShop = {
    at: shop.now(),
    by: scope.name,
    callback: name,
    reference,
    orderId,
    state,
    amountMinor: instalments?.[0]?.amountMinor ?? amountMinor,
    currencyCode,
    eventId: payment.eventId,
    reason,
    overpaid: payment.overpaid,
    liabilityShift: payment.liabilityShift,
    isTaken: false,
  };
  shop.onTold(told);
  return answer(shop, scope, orderId, () => (told.isTaken = true));
}

/** The callback works for a while, or fails. @param onTaken called when the shop has accepted the notification */
function answer(shop: ShopSide, scope: ProcessScope, orderId: string, onTaken: () => void): Promise<void> {
  const purchase = shop.purchases.byOrder(orderId);
  if (!purchase) throw new Error(`There is no order ${orderId}.`);
  const random = purchase.random.callback;
  const isStruck = (fault: FaultName) => strikes(shop, purchase, fault, random);
  return new Promise((resolve, reject) => {
    const ms = random.between(1, 40) + (isStruck("callback.slow") ? random.between(1_000, 90_000) : 0);
    if (isStruck("callback.hangs")) return;
    const isFailing = isStruck("callback.throws");
    const isCrashing = isStruck("callback.crash-after");
    scope.after(ms, () => {
      if (!isFailing) onTaken();
      if (isCrashing) shop.kill(scope);
      else if (isFailing) reject(new Error("The shop's database is away."));
      else resolve();
    });
  });
}

function strikes({ faults }: ShopSide, { touchedBy }: Purchase, fault: FaultName, random: Random): boolean {
  if (!faults.strikes(fault, random)) return false;
  touchedBy.add(fault);
  return true;
}
