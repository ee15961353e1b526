import { chromium, type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { isLong } from "../how-long.js";
import { cardsUnderTest } from "../payment-methods/cards-under-test.js";
import { endsUncharged, lostAnswersOf } from "../payment-methods/lost-answers.js";
import { suppliersUnderTest, supplierPage } from "../payment-methods/method-under-test.js";
import { paidAtOnce } from "../payment-methods/paid-at-once.js";
import { stores } from "../stores.js";
import { openBrowserScene, type BrowserScene } from "./browser-scene.js";
import { endBrowserScene } from "./end-browser-scene.js";

/* The cases of integration/payment-methods, with elements in the shop's page: one Chromium for all, and a shop, a
 * gateway and a buyer for each. `npm run test:long` takes all, on both stores. `npm test` takes cancellations and closed
 * tabs of two ways to pay out of three, with the journal on SQLite; other tests pay by each of them.
 */
const usedStores = isLong ? stores : stores.slice(0, 1);
const isCancelled = (index: number) => isLong || index % 3 === 1;
const isTabClosed = (index: number) => isLong || index % 3 === 2;
const isTaken = ({ index }: { readonly index: number }) => isCancelled(index) || isTabClosed(index);

let browser: Browser;
let scene: BrowserScene;
beforeAll(async () => void (browser = await chromium.launch(inject("chromium"))));
afterAll(() => browser.close());
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") console.error(scene.page.url(), scene.form.complaints);
  await endBrowserScene(scene);
});

const state = async () => (await scene.newest()).state;
const chargeCount = async () => (await scene.control.charges()).length;

const away = usedStores.flatMap(([store, open]) =>
  [...suppliersUnderTest, ...cardsUnderTest].map((entry, index) => {
    const { name = entry.method.id, place = supplierPage } = entry;
    return { name, store, open, entry, place, index };
  }),
);

describe.each(away.filter(isTaken))("$name, journal on $store", ({ open, entry, place, index }) => {
  const { opening, closing, paidBy } = entry;
  /** The state of a payment whose buyer has agreed at the supplier, but never comes back in time. */
  const withoutReturn = paidBy === "buyer" ? "accepted" : "abandoned";

  beforeEach(async () => {
    scene = await openBrowserScene(browser, entry, await open());
  });

  const leaves = async () => {
    await scene.pays();
    await scene.isAway();
  };
  const agrees = async () => {
    await leaves();
    return scene.agreesAndLeaves();
  };

  const refusals = isLong ? place.refuse : place.refuse.filter(([button]) => button === "Cancel");
  if (isCancelled(index))
    test.each(refusals)(
      "%s there: refused with %s, and the order may be paid by card",
      async (button, code) => {
        await leaves();
        await scene.press(button);
        expect(await scene.ends()).toMatchObject({ state: "refused", responseCode: code });
        expect(await chargeCount()).toBe(0);
        expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
      },
    );

  if (isTabClosed(index))
    test(`the tab is closed after agreeing there: ${withoutReturn}`, async () => {
      await agrees();
      await scene.closesTab();
      await scene.resolves();
      expect(await state()).toBe(withoutReturn);
      expect(await chargeCount()).toBe(withoutReturn === "accepted" ? 1 : 0);
    });

  if (!isLong) return;

  test("success: paid, told once, and the element says so to whoever would pay again", async () => {
    await leaves();
    await scene.press(place.agree);
    expect(await scene.ends()).toMatchObject({ state: "accepted", paymentMethod: entry.method.id });
    expect(await chargeCount()).toBe(1);
    expect(scene.form.complaints).toEqual([]);
    await scene.isToldPaid();
  });

  test("the tab is closed before paying: given up, and the order may be paid by card", async () => {
    await leaves();
    await scene.closesTab();
    await scene.resolves();
    expect(await state()).toBe("abandoned");
    expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });

  test("two tabs return at the same time, and a third: paid once", async () => {
    const held = await agrees();
    const [tab] = await Promise.all([scene.comesBackInTab(held), held.letGo()]);
    const ends = await Promise.all([scene.ends(tab), scene.ends()]);
    await scene.resolves();
    expect(await state()).toBe("accepted");
    expect(await scene.ends(await scene.comesBackInTab(held))).toMatchObject({ state: "accepted" });
    expect(ends.map(({ reference }) => reference)).toEqual(Array(2).fill((await scene.newest()).reference));
    expect(await chargeCount()).toBe(1);
  });

  test(`a return after 20 minutes: ${withoutReturn}`, async () => {
    const held = await agrees();
    for (let passed = 0; passed < 20; passed += 5) await scene.minutes(5);
    await held.letGo();
    await scene.ends();
    await scene.resolves();
    expect(await state()).toBe(withoutReturn);
  });

  test("a forged return before the real one, and after it: the real one counts", async () => {
    const held = await agrees();
    const forged = { [place.proof]: "forged" };
    await scene.comesBackInTab(held, forged);
    expect(await chargeCount()).toBe(paidBy === "buyer" ? 1 : 0);
    await held.letGo();
    expect(await scene.ends()).toMatchObject({ state: "accepted" });
    expect(await scene.ends(await scene.comesBackInTab(held, forged))).toMatchObject({ state: "accepted" });
    expect(await chargeCount()).toBe(1);
  });

  const losses = lostAnswersOf([...opening, ...closing]);
  test.each(losses)("the answer of $call is lost, $when it was carried out", async ({ call, when }) => {
    await scene.control.fault(call, "reset", when, 100);
    const left = await scene.paysOrFails();
    expect(left).toBe(closing.includes(call));
    if (left) await scene.press(place.agree);
    if (left) await scene.ends();
    await scene.control.disarm();
    if (!left) {
      expect(await chargeCount()).toBe(0);
      expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
      return;
    }
    await scene.resolves();
    expect((await state()) === "accepted").toBe(!endsUncharged(entry, { call, when }));
  });
});

const atOnce = usedStores.flatMap(([store, open]) =>
  paidAtOnce.map((entry, index) => ({ name: entry.name ?? entry.method.id, store, open, entry, index })),
);

describe.each(atOnce.filter(isTaken))("$name, journal on $store", ({ open, entry, index }) => {
  const { opening, charging } = entry;

  beforeEach(async () => {
    scene = await openBrowserScene(browser, entry, await open());
  });

  if (isCancelled(index))
    test("refused by the bank: the order may be paid by card", async () => {
      await scene.pays({ isRefused: true });
      expect(await scene.ends()).toMatchObject({ state: "refused", responseCode: "05" });
      expect(await chargeCount()).toBe(0);
      expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
    });

  if (isTabClosed(index))
    test("the tab is closed right after Pay: paid once", async () => {
      const closed = new Promise((resolve) => {
        scene.state.atSubmit = () => scene.closesTab().then(resolve);
      });
      // What the buyer does may end with the tab.
      await Promise.allSettled([scene.pays()]);
      await closed;
      await expect.poll(state, { timeout: 60_000 }).toBe("accepted");
      await expect.poll(() => scene.shop.results.length).toBe(1);
      expect(await chargeCount()).toBe(1);
    });

  if (!isLong) return;

  test("success: paid, told once, and the element says so to whoever would pay again", async () => {
    await scene.pays();
    expect(await scene.ends()).toMatchObject({ state: "accepted", paymentMethod: entry.method.id });
    expect(await chargeCount()).toBe(1);
    expect(scene.form.complaints).toEqual([]);
    await scene.isToldPaid();
  });

  test("the tab is closed before Pay: given up, and the order may be paid by card", async () => {
    await scene.isReady();
    await scene.closesTab();
    await scene.resolves();
    const states = (await scene.attempts()).map((attempt) => attempt.state);
    expect(states).toEqual(scene.opensLate ? [] : ["abandoned"]);
    expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });

  test("a double click, and again because no answer came: paid once", async () => {
    await scene.losesAnswer();
    await scene.pays({ isDouble: true });
    await scene.press("Try again");
    expect(await scene.ends()).toMatchObject({ state: "accepted" });
    expect(await chargeCount()).toBe(1);
  });

  test("sent after 20 minutes: nothing is paid, and the element pays with a new session", async () => {
    const letGo = await scene.paysSlowly();
    for (let passed = 0; passed < 20; passed += 5) await scene.minutes(5);
    // Google's sheet dates what it gives by this clock.
    await scene.page.clock.setSystemTime(Date.now() + 20 * 60_000);
    await letGo();
    await scene.page.getByText("The time to pay has run out.").waitFor();
    expect(await chargeCount()).toBe(0);
    await scene.pays();
    expect(await scene.ends()).toMatchObject({ state: "accepted" });
    expect(await chargeCount()).toBe(1);
  });

  test("sent with a forged session: refused, and the element pays with a real one", async () => {
    await scene.forgesSession();
    await scene.pays();
    await scene.page.locator("[part=notice]").waitFor();
    expect(await chargeCount()).toBe(0);
    await scene.pays();
    expect(await scene.ends()).toMatchObject({ state: "accepted" });
    expect(await chargeCount()).toBe(1);
  });

  const losses = lostAnswersOf([...opening, charging]);
  test.each(losses)("the answer of $call is lost, $when it was carried out", async ({ call, when }) => {
    await scene.control.fault(call, "reset", when, 100);
    await scene.paysOrFails();
    await scene.control.disarm();
    const isPaid = call === charging && when === "after";
    if ((await scene.attempts()).length > 0) await scene.resolves();
    expect(await chargeCount()).toBe(isPaid ? 1 : 0);
    if (isPaid) expect(await state()).toBe("accepted");
    else expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });
});
