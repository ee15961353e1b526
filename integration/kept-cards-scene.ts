import { openSqliteJournal } from "@sips-kit/server";
import { createBuyer, postJson } from "./buyer.js";
import { createMovableTime } from "./movable-time.js";
import { openShop } from "./shop.js";
import { withSteps } from "./with-steps.js";
import { openJournalIn } from "./stores.js";

export const frictionless = "5100000100000700";
export const challenge = "5100000000000800";
export const softDeclined = "5100000900000900";

/** What names the buyer who is logged in: a header that only this test shop trusts. */
export const ann = { "x-buyer": "ANN" };

/** A charge of a subscription. */
export const monthly = { idempotencyKey: "sub-1", amountMinor: 990, currencyCode: "978", orderId: "sub1" };

/** A shop with wallets, and the steps of its tests. `step` is called before and after each move of an operation. */
export async function openKeptCards(
  store = "SQLite",
  file?: string,
  step: (name: string) => void = () => {},
) {
  const time = createMovableTime();
  const journal = await (file === undefined ? openJournalIn(store) : openSqliteJournal({ file }));
  const shop = await openShop({
    now: time.now,
    timers: time.timers,
    journal: Object.assign(journal, { operations: withSteps(journal.operations, ["move"], step) }),
    resolveWallet: ({ headers }) => headers["x-buyer"]?.toString(),
  });
  const scene = {
    shop,
    time,
    async opens(orderId: string, headers: Record<string, string> = ann) {
      shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
      const { body } = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" }, headers);
      return body;
    },
    /** Pays with the box ticked; the bank asks the cardholder, who answers as told. Returns the reference. */
    async pays(
      cardNumber: string,
      answer: "Authenticate" | "Fail" = "Authenticate",
      orderId = "4711",
    ): Promise<string> {
      const buyer = createBuyer(shop);
      const { session } = await scene.opens(orderId);
      const paymentToken = await buyer.types(cardNumber);
      const sent = { session, paymentToken, saveCard: true };
      const { body } = await postJson(`${shop.url}/sips/payments`, sent, ann);
      if (body["next"] !== "redirect") throw new Error(`Not challenged: ${JSON.stringify(body)}`);
      await buyer.authenticates(String(body["url"]), answer);
      const [payment] = await shop.payments.listByOrder(orderId);
      return payment?.reference ?? "";
    },
    /** Lets some seconds pass, and runs the reconciler. */
    async later(ms = 20_000): Promise<void> {
      time.pass(ms);
      await shop.payments.reconcile();
    },
    async savedCards(): Promise<readonly Record<string, unknown>[]> {
      const answer = await fetch(`${shop.url}/sips/cards`, { headers: ann });
      // The route's own answer.
      return ((await answer.json()) as { savedCards: readonly Record<string, unknown>[] }).savedCards;
    },
    /** The operation that saves the card of a payment. */
    saving: (reference: string) => shop.payments.operations.find(`save-card:${reference}`),
    /** A saved card, and the payment that it was saved with. */
    async keeps(cardNumber = frictionless) {
      const reference = await scene.pays(cardNumber);
      await scene.later();
      const mean = await shop.payments.operations.findSavedMean(reference);
      if (!mean) throw new Error("The card was not saved.");
      return { reference, mean };
    },
  };
  return scene;
}

export type KeptCardsScene = Awaited<ReturnType<typeof openKeptCards>>;
