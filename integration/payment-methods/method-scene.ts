import { card, type Journal, type Order, type Payment, type PaymentSession } from "@sips-kit/server";
import { createBuyer, formOf, postJson, type Page } from "../buyer.js";
import { controlOf } from "../control.js";
import { createMovableTime } from "../movable-time.js";
import { openShop, type Shop } from "../shop.js";
import { createSupplierBuyer } from "../supplier-buyer.js";
import { canaries } from "./canaries.js";
import type { WayToPay } from "./method-under-test.js";

/** The order of every test. */
export const orderId = "4711";

/** A buyer at the page of a supplier or bank. */
export interface Away {
  readonly url: string;
  /** Presses a button there; the page that comes holds the form which brings them back. */
  decides(button: string): Promise<Page>;
}

/** A shop that takes one payment method, with cards beside it, and the steps of its buyer. */
export async function openMethodScene(entry: WayToPay, journal: Journal) {
  const time = createMovableTime();
  const { method } = entry;
  const state: { atSubmit(): unknown } = { atSubmit: () => {} };
  const shop: Shop = await openShop({
    journal,
    resolveOrder: async (id, { step }) => {
      if (step === "submit") await state.atSubmit();
      return shop.orders.get(id);
    },
    now: time.now,
    timers: time.timers,
    paymentMethods: method.id === "card" ? [method] : [card(), method],
    ...entry.change,
  });
  const order: Order = { orderId, amountMinor: 2490, currencyCode: "978" };
  shop.orders.set(orderId, { ...order, ...entry.order });
  await entry.before?.(shop);
  const control = controlOf(shop);
  const one = createSupplierBuyer(shop, method.id);
  /** Every address that the buyer's browser has shown. */
  const addresses: string[] = [];
  const seen = (page: Page): Page => {
    addresses.push(page.url);
    return page;
  };
  const attempts = () => shop.payments.listByOrder(orderId);
  /** What the journal held after each return: an attempt that has ended forgets its proof. */
  const journaled: unknown[] = [];
  const keepJournal = async () => {
    for (const { reference } of await attempts()) {
      journaled.push(await shop.journal.read(reference), await shop.journal.events(reference));
    }
  };

  return {
    shop,
    control,
    /** `atSubmit` runs when the server asks for the order that the buyer has sent; the server waits for it. */
    state,
    addresses,
    journaled,
    attempts,
    keepJournal,
    async newest(): Promise<Payment> {
      const [payment] = await attempts();
      if (!payment) throw new Error("No attempt to pay was opened.");
      return payment;
    },
    /** Opens the form; undefined when that is refused. */
    async opens(): Promise<PaymentSession | undefined> {
      const opened = await one.asksForSession(orderId, entry.mode && { mode: entry.mode });
      // The router answers 201 with a session.
      return opened.status === 201 ? (opened.body as unknown as PaymentSession) : undefined;
    },
    /** What the page sends, with the session. */
    async filledIn({ session }: PaymentSession, input = entry.input): Promise<object> {
      return { session, ...(typeof input === "function" ? await input(shop) : input) };
    },
    /** Presses Pay; the answer to the page. */
    async sends(filledIn: object): Promise<{ status: number; body: Record<string, unknown> }> {
      const answer = await postJson(`${shop.url}/sips/payments`, filledIn);
      await keepJournal();
      return answer;
    },
    /** From the Pay button to the page elsewhere; undefined when the payment could not be opened. */
    async leaves(): Promise<Away | undefined> {
      const session = await this.opens();
      if (!session) return undefined;
      const { body } = await this.sends(await this.filledIn(session));
      if (body["next"] !== "redirect") return undefined;
      const url = String(body["url"]);
      addresses.push(url);
      return { url, decides: async (button) => seen(await one.decides(url, button)) };
    },
    /**
     * Posts the return form, with card data and a bank account that nobody has asked for, and confirms if the
     * shop asks. Returns the last page.
     */
    async comesBack(leaving: Page, change: Record<string, string> = {}): Promise<Page> {
      const form = formOf(leaving);
      const fields = { ...form.fields, ...canaries, ...change };
      const page = seen(await one.submit({ ...form, fields }));
      await keepJournal();
      if (!page.url.includes("/confirm/")) return page;
      return seen(await one.submit({ ...formOf(page), fields: { answer: "confirm" } }));
    },
    /** Advances the time of shop and gateway, and runs the reconciler. */
    async minutes(count: number): Promise<void> {
      await control.advance(`PT${count}M`);
      time.pass(count * 60_000);
      await shop.payments.reconcile();
    },
    /** Lets time pass until every attempt has a result. */
    async resolves(): Promise<void> {
      for (let quarter = 0; quarter < 20; quarter += 1) {
        await this.minutes(15);
        const open = (await attempts()).filter((attempt) => !hasResult(attempt.state));
        if (open.length === 0) return;
      }
      throw new Error(`After five hours the payment is still ${(await this.newest()).state}.`);
    },
    /** Another buyer of the order pays it by card, without a challenge. */
    async isPaidByCard(): Promise<Record<string, unknown>> {
      shop.orders.set(orderId, order);
      const holder = createBuyer(shop);
      return (await holder.pays(await holder.opens(orderId), await holder.types("5100000100000700"))).body;
    },
  };
}

/** What `openMethodScene` opens. */
export type MethodScene = Awaited<ReturnType<typeof openMethodScene>>;

function hasResult(state: Payment["state"]): boolean {
  return ["accepted", "refused", "in-review", "abandoned"].includes(state);
}
