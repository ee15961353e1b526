import {
  createPayments,
  type InstalmentChange,
  type InstalmentPlan,
  type InstalmentStanding,
  type Order,
  type Payments,
  type PaymentsSettings,
} from "@sips-kit/server";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { openShop, type ShopChange } from "./shop.js";

export const frictionless = "5100000100000700";
export const inThree: InstalmentPlan = { count: 3, everyDays: 30 };

/** A shop that offers instalments, and the steps of its tests. */
export async function openInstalments(change: ShopChange = {}) {
  const time = createMovableTime();
  const told: InstalmentChange[] = [];
  const state = { callback: (): Promise<void> | void => {} };
  const shop = await openShop({
    now: time.now,
    timers: time.timers,
    async onInstalment(news) {
      await state.callback();
      told.push(news);
    },
    ...change,
  });
  const control = controlOf(shop);
  const scene = {
    shop,
    time,
    told,
    control,
    /** What the shop's callback does, besides noting what it was told. */
    state,
    /** The form of an order of 100.00 that may be divided. */
    async opens(
      orderId = "4711",
      instalments: readonly InstalmentPlan[] = [inThree],
      mode = "hosted",
      more: Partial<Order> = {},
    ) {
      scene.offers(orderId, instalments, more);
      return (await postJson(`${shop.url}/sips/sessions`, { orderId, mode })).body;
    },
    /** Puts an order of 100.00 into the shop, or changes its plans. */
    offers(orderId: string, instalments: readonly InstalmentPlan[], more: Partial<Order> = {}): void {
      shop.orders.set(orderId, { orderId, amountMinor: 10_000, currencyCode: "978", instalments, ...more });
    },
    /** Types a card and pays in so many instalments. */
    async sends(session: unknown, cardNumber = frictionless, more: object = { instalments: 3 }) {
      const paymentToken = await createBuyer(shop).types(cardNumber);
      return (await postJson(`${shop.url}/sips/payments`, { session, paymentToken, ...more })).body;
    },
    /** Pays in instalments, with a challenge; returns the reference of the payment. */
    async pays(
      cardNumber = frictionless,
      button: "Authenticate" | "Fail" = "Authenticate",
      orderId = "4711",
    ): Promise<string> {
      const { session } = await scene.opens(orderId);
      await scene.authenticates(await scene.sends(session, cardNumber), button);
      return scene.referenceOf(orderId);
    },
    /** Goes to the bank that the answer leads to, and comes back. */
    async authenticates(
      answer: Record<string, unknown>,
      button: "Authenticate" | "Fail" = "Authenticate",
    ): Promise<void> {
      if (answer["next"] !== "redirect") throw new Error(`Not challenged: ${JSON.stringify(answer)}`);
      await createBuyer(shop).authenticates(String(answer["url"]), button);
    },
    async referenceOf(orderId = "4711"): Promise<string> {
      const [payment] = await shop.payments.listByOrder(orderId);
      return payment?.reference ?? "";
    },
    /** Lets time pass at the shop and at the gateway, and runs the reconciler twice: what it began, it looks at again. */
    async passes({ days = 0, minutes = 2 }: { days?: number; minutes?: number } = {}): Promise<void> {
      if (days > 0) await control.advance(`P${days}D`);
      await control.advance(`PT${minutes}M`);
      time.pass((days * 24 * 60 + minutes) * 60_000);
      await shop.payments.reconcile();
      await control.advance("PT2M");
      time.pass(2 * 60_000);
      await shop.payments.reconcile();
    },
    async standings(reference: string): Promise<readonly InstalmentStanding[]> {
      return (await shop.payments.operations.instalments(reference))?.instalments ?? [];
    },
    states: async (reference: string) => (await scene.standings(reference)).map(({ state: one }) => one),
    /** What the gateway has charged, in order. */
    amounts: async () => (await control.charges()).map(({ amount }) => amount),
    /** Has the gateway refuse the next charges with this code. */
    refuses: (times = 1, code = "05") =>
      control.arm({ method: "cardOrder", fault: "forced-code", code, when: "before", times }),
    /** One more server of the shop, on the same journal. */
    another: (journal = shop.journal, settings: Partial<PaymentsSettings> = {}): Payments =>
      createPayments({
        gateway: shop.gateway,
        journal,
        publicUrl: `${shop.url}/sips`,
        signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
        resolveOrder: (orderId) => shop.orders.get(orderId),
        resultUrl: () => "/result",
        now: time.now,
        timers: time.timers,
        log: () => {},
        ...settings,
      }),
    news: () => told.map(({ kind, instalment }) => `${kind} ${instalment.number}`),
  };
  return scene;
}

export type InstalmentsScene = Awaited<ReturnType<typeof openInstalments>>;
