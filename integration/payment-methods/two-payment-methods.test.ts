import {
  bancontactMobile,
  card,
  googlePay,
  ideal,
  issuerWallet,
  paypal,
  savedCard,
  sepaDirectDebit,
  sofort,
  type Payment,
} from "@sips-kit/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { controlOf } from "../control.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { openShop, type Shop } from "../shop.js";
import { stores } from "../stores.js";
import { unlimited } from "../unlimited.js";
import { cardsUnderTest, fromWallet } from "./cards-under-test.js";
import { suppliersUnderTest, type MethodUnderTest } from "./method-under-test.js";
import { goOn, openTab, type TabStep } from "./two-tabs.js";

/* A buyer pays one order in two tabs, in two ways: the first tab waits somewhere, the second one goes as far as it is
 * let, then the first one goes on. Both agree wherever they are asked, so one of them pays.
 */
const ways = [...cardsUnderTest.filter(({ change }) => !change), ...suppliersUnderTest];
const nameOf = ({ name, method }: MethodUnderTest) => name ?? method.id;
const steps: readonly TabStep[] = ["opens", "sends", "agrees", "returns"];
/** Where the first tab waits: after so many steps. */
const waiting = {
  "at its form": 1,
  "at the bank": 2,
  "before it comes back": 3,
  "for a lost answer": 3,
} as const;
// Object.entries of a literal gives its own names.
const places = Object.entries(waiting) as (readonly [keyof typeof waiting, number])[];
/** Of all second ways each case takes one, each store another one: all of them meet each place. */
const pairs = (turn: number) =>
  ways.flatMap((first, row) =>
    places.map(([place], column) => {
      const second = ways[(row + 3 * column + 5 * turn) % ways.length] ?? first;
      return [nameOf(first), place, nameOf(second), first, second] as const;
    }),
  );

describe.each(stores.map((store, turn) => [...store, turn] as const))("in %s", (_name, open, turn) => {
  let shop: Shop;
  let time: MovableTime;
  beforeAll(async () => {
    time = createMovableTime();
    shop = await openShop({
      journal: await open(),
      now: time.now,
      timers: time.timers,
      limits: unlimited,
      retry: { circuit: false },
      paymentMethods: [
        card(),
        savedCard(),
        paypal(),
        ideal(),
        sofort(),
        bancontactMobile(),
        issuerWallet(),
        googlePay(),
        sepaDirectDebit(),
      ],
    });
    await fromWallet.before(shop);
  });
  afterAll(() => shop.close());

  const attempts = (orderId: string) => shop.payments.listByOrder(orderId);
  const isOpen = ({ state }: Payment) => !["accepted", "refused", "abandoned"].includes(state);

  async function untilAllIsOver(orderId: string): Promise<void> {
    for (let quarter = 0; quarter < 20 && (await attempts(orderId)).some(isOpen); quarter += 1) {
      await controlOf(shop).advance("PT15M");
      time.pass(15 * 60_000);
      await shop.payments.reconcile();
    }
  }

  /** The first tab comes back, and neither that answer nor one about it arrives. */
  async function losesAnswer(tab: ReturnType<typeof openTab>, { closing }: MethodUnderTest): Promise<void> {
    const control = controlOf(shop);
    await control.fault(closing.at(-1) ?? "", "reset", "after");
    await control.fault("getTransactionData", "reset", "after", 100);
    await tab.returns();
    await control.disarm();
  }

  test.each(pairs(turn))("%s waits %s; then %s", async (_first, place, _second, firstWay, secondWay) => {
    const orderId = `${ways.indexOf(firstWay)}x${waiting[place]}x${place.length}`;
    shop.orders.set(orderId, {
      orderId,
      amountMinor: 2490,
      currencyCode: "978",
      merchantWalletId: "ann",
      details: { fraudData: { challengeMode3DS: "CHALLENGE_MANDATE" } },
      instalments: [{ count: 3, everyDays: 30 }],
    });
    const [first, second] = [openTab(shop, firstWay, orderId), openTab(shop, secondWay, orderId)];
    await goOn(first, steps.slice(0, waiting[place]));
    if (place === "for a lost answer") await losesAnswer(first, firstWay);
    await goOn(second, steps);
    if (place !== "for a lost answer") await goOn(first, steps.slice(waiting[place]));
    await untilAllIsOver(orderId);

    const all = await attempts(orderId);
    const paid = all.filter(({ state }) => state === "accepted");
    expect(all.filter(isOpen)).toEqual([]);
    const charges = await Promise.all(all.map(({ reference }) => controlOf(shop).charges(reference)));
    expect(charges.flat()).toHaveLength(paid.length);
    expect(paid.length).toBeGreaterThan(0);
    const told = shop.results.filter((one) => one.orderId === orderId);
    if (paid.length > 1) {
      // Only a buyer who was told, and insisted, pays twice.
      expect(paid).toHaveLength(2);
      expect(told.at(-1)?.overpaid).toEqual({ keep: paid[0]?.reference, refund: [paid[1]?.reference] });
    }
    const sincePaid = told.slice(told.findIndex(({ state }) => state === "accepted"));
    expect(sincePaid.map(({ state }) => state)).toEqual(paid.map(() => "accepted"));
    const failures = [...first.answers, ...second.answers].filter(({ status }) => status >= 500);
    expect(failures).toEqual([]);
  });
});
