import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "../buyer.js";
import { stores } from "../stores.js";
import { endScene } from "./end-scene.js";
import { openMethodScene, type Away, type MethodScene } from "./method-scene.js";
import { cardsUnderTest } from "./cards-under-test.js";
import { endsUncharged, lostAnswersOf } from "./lost-answers.js";
import { suppliersUnderTest, supplierPage } from "./method-under-test.js";

/* The same tests for every payment whose buyer leaves the shop, on both stores: over HTTP, against the simulator.
 * Whatever happens on the way, an order is paid at most once, journal and gateway agree, and nothing shows card data.
 */
const cases = stores.flatMap(([store, open]) =>
  [...suppliersUnderTest, ...cardsUnderTest].map((entry) => {
    const { name = entry.method.id, place = supplierPage } = entry;
    return { name, store, open, entry, place };
  }),
);

describe.each(cases)("$name, journal on $store", ({ open, entry, place }) => {
  const { opening, closing, paidBy } = entry;
  /** The state of a payment whose buyer has agreed at the supplier, but never comes back in time. */
  const withoutReturn = paidBy === "buyer" ? "accepted" : "abandoned";

  let scene: MethodScene;
  beforeEach(async () => {
    scene = await openMethodScene(entry, await open());
  });
  afterEach(() => endScene(scene));

  const away = async (): Promise<Away> => {
    const left = await scene.leaves();
    if (!left) throw new Error(`Not redirected: ${JSON.stringify(scene.shop.log)}`);
    return left;
  };
  const stateOn = (page: Page) => (JSON.parse(page.text) as { readonly state: string }).state;
  const state = async () => (await scene.newest()).state;
  const chargeCount = async () => (await scene.control.charges()).length;

  test("success: paid, told once, and the order is not paid again", async () => {
    const page = await scene.comesBack(await (await away()).decides(place.agree));
    expect(JSON.parse(page.text)).toMatchObject({ state: "accepted", paymentMethod: entry.method.id });
    expect(await chargeCount()).toBe(1);
    expect(await scene.leaves()).toBeUndefined();
  });

  test.each(place.refuse)(
    "%s there: refused with %s, and the order may be paid by card",
    async (button, code) => {
      const page = await scene.comesBack(await (await away()).decides(button));
      expect(JSON.parse(page.text)).toMatchObject({ state: "refused", responseCode: code });
      expect(await chargeCount()).toBe(0);
      expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
    },
  );

  test("the tab is closed before paying: given up, and the order may be paid by card", async () => {
    await away();
    await scene.resolves();
    expect(await state()).toBe("abandoned");
    expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });

  test(`the tab is closed after agreeing there: ${withoutReturn}`, async () => {
    await (await away()).decides(place.agree);
    await scene.resolves();
    expect(await state()).toBe(withoutReturn);
    expect(await chargeCount()).toBe(withoutReturn === "accepted" ? 1 : 0);
  });

  test("two returns at the same time, and a third: paid once", async () => {
    const leaving = await (await away()).decides(place.agree);
    const pages = await Promise.all([scene.comesBack(leaving), scene.comesBack(leaving)]);
    await scene.resolves();
    expect(await state()).toBe("accepted");
    expect(stateOn(await scene.comesBack(leaving))).toBe("accepted");
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(await chargeCount()).toBe(1);
  });

  test(`a return after 20 minutes: ${withoutReturn}`, async () => {
    const leaving = await (await away()).decides(place.agree);
    for (let passed = 0; passed < 20; passed += 5) await scene.minutes(5);
    await scene.comesBack(leaving);
    await scene.resolves();
    expect(await state()).toBe(withoutReturn);
  });

  test("a forged return before the real one, and after it: the real one counts", async () => {
    const leaving = await (await away()).decides(place.agree);
    const forged = { [place.proof]: "forged" };
    await scene.comesBack(leaving, forged);
    expect(await chargeCount()).toBe(paidBy === "buyer" ? 1 : 0);
    expect(stateOn(await scene.comesBack(leaving))).toBe("accepted");
    expect(stateOn(await scene.comesBack(leaving, forged))).toBe("accepted");
    expect(await chargeCount()).toBe(1);
  });

  const losses = lostAnswersOf([...opening, ...closing]);
  test.each(losses)("the answer of $call is lost, $when it was carried out", async ({ call, when }) => {
    await scene.control.fault(call, "reset", when, 100);
    const left = await scene.leaves();
    expect(left !== undefined).toBe(closing.includes(call));
    if (left) await scene.comesBack(await left.decides(place.agree));
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
