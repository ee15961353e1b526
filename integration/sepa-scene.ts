import {
  card,
  elv,
  merchantRouter,
  savedCard,
  sepaDirectDebit,
  type Gateway,
  type Journal,
  type Payment,
  type PaymentMethod,
  type PaymentSession,
  type SepaDirectDebitSettings,
} from "@sips-kit/server";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { openShop } from "./shop.js";
import { createSupplierBuyer, type SupplierButton } from "./supplier-buyer.js";

/** Accounts of the simulator: debits are accepted; refused by the bank; accepted, and returned ten days later. */
export const ibans = {
  good: "FR7699999000010000000003413",
  refused: "FR7699999000010000000006905",
  returned: "FR7699999000010000000008457",
  german: "DE39999999990000000100",
  swiss: "CH6999999000000000000",
} as const;

/** The payment methods of a shop that takes direct debits beside cards. */
export const withDirectDebits: readonly PaymentMethod[] = [card(), savedCard(), sepaDirectDebit()];

/** Who asks the shop: it knows its buyers by this header, and each has a wallet of that name. */
export const asBuyer = (name: string) => ({ "x-buyer": name });

/** A shop that takes direct debits, whose buyers have wallets, and the steps of its tests. */
export async function openSepaScene(
  settings: SepaDirectDebitSettings = {},
  journal?: Journal,
  around?: (gateway: Gateway) => Gateway,
) {
  const time = createMovableTime();
  const shop = await openShop({
    ...(journal && { journal }),
    ...(around && { around }),
    now: time.now,
    timers: time.timers,
    paymentMethods: [card(), sepaDirectDebit(settings), elv()],
    mandateUrl: ({ state }) => `/mandates?state=${state}`,
    resolveWallet: ({ headers }) => headers["x-buyer"]?.toString(),
  });
  shop.app.use(
    "/merchant",
    merchantRouter(shop.payments, { authorize: ({ headers }) => headers["x-staff"] === "1" }),
  );
  const control = controlOf(shop);
  return {
    shop,
    control,
    /** Puts an order of a buyer into the shop. */
    orders(orderId: string, buyer = "ann", more: object = {}): void {
      const details = { customerId: buyer };
      shop.orders.set(orderId, {
        orderId,
        amountMinor: 2490,
        currencyCode: "978",
        merchantWalletId: buyer,
        details,
        ...more,
      });
    },
    buyer: (paymentMethod = "sepa-direct-debit") => createSupplierBuyer(shop, paymentMethod),
    /** Opens a session of an order. */
    async opens(orderId: string): Promise<PaymentSession> {
      if (!shop.orders.has(orderId)) this.orders(orderId);
      return this.buyer().opens(orderId);
    },
    /** Signs a new mandate and comes back; returns the result page's payment. */
    async signs(orderId: string, input: object = {}, button: SupplierButton = "Confirm"): Promise<Payment> {
      const one = this.buyer();
      const session = await this.opens(orderId);
      const { body } = await one.pays(session, { iban: ibans.good, holder: "Ann Lee", ...input });
      if (body["next"] !== "redirect") throw new Error(`Not sent to sign: ${JSON.stringify(body)}`);
      const page = await one.comesBack(await one.decides(String(body["url"]), button));
      // The result page of the test shop shows the payment as JSON.
      return JSON.parse(page.text) as Payment;
    },
    async newest(orderId: string): Promise<Payment> {
      const [payment] = await shop.payments.listByOrder(orderId);
      if (!payment) throw new Error(`No payment of ${orderId}`);
      return payment;
    },
    get: (path: string, headers: Record<string, string> = {}) => fetch(shop.url + path, { headers }),
    /** The shop's time, in milliseconds since 1970. */
    now: time.now,
    /** Advances the time of the shop alone, in milliseconds. */
    passes: (ms: number) => time.pass(ms),
    /** Advances the time of shop and gateway by days, and runs the reconciler after each. */
    async days(count: number): Promise<void> {
      for (let day = 0; day < count; day += 1) {
        await control.advance("P1D");
        time.pass(24 * 3_600_000);
        await shop.payments.reconcile();
      }
    },
  };
}

/** What `openSepaScene` opens. */
export type SepaScene = Awaited<ReturnType<typeof openSepaScene>>;
