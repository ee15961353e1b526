import type { PaymentSession } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stores } from "../stores.js";
import { endScene } from "./end-scene.js";
import { lostAnswersOf } from "./lost-answers.js";
import { openMethodScene, type MethodScene } from "./method-scene.js";
import { paidAtOnce } from "./paid-at-once.js";

/* The same tests for every payment that is made when its buyer presses Pay, on both stores: over HTTP, against the
 * simulator. Whatever happens, an order is paid at most once, journal and gateway agree, and nothing shows card data.
 */
const cases = stores.flatMap(([store, open]) =>
  paidAtOnce.map((entry) => ({ name: entry.name ?? entry.method.id, store, open, entry })),
);

describe.each(cases)("$name, journal on $store", ({ open, entry }) => {
  const { opening, charging } = entry;

  let scene: MethodScene;
  beforeEach(async () => {
    scene = await openMethodScene(entry, await open());
  });
  afterEach(() => endScene(scene));

  const opens = async (): Promise<PaymentSession> => {
    const session = await scene.opens();
    if (!session) throw new Error(`No session: ${JSON.stringify(scene.shop.log)}`);
    return session;
  };
  const fillsIn = async () => scene.filledIn(await opens());
  const state = async () => (await scene.newest()).state;
  const chargeCount = async () => (await scene.control.charges()).length;

  test("success: paid, told once, and the order is not paid again", async () => {
    const { body } = await scene.sends(await fillsIn());
    expect(body).toMatchObject({ next: "result", outcome: "accepted" });
    expect(await scene.newest()).toMatchObject({ state: "accepted", paymentMethod: entry.method.id });
    expect(await chargeCount()).toBe(1);
    expect(await scene.opens()).toBeUndefined();
  });

  test("refused by the bank: the order may be paid by card", async () => {
    const filledIn = await scene.filledIn(await opens(), entry.refusedInput);
    expect((await scene.sends(filledIn)).body).toMatchObject({ outcome: "refused" });
    expect(await scene.newest()).toMatchObject({ state: "refused", responseCode: "05" });
    expect(await chargeCount()).toBe(0);
    expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });

  test("the tab is closed before Pay: given up, and the order may be paid by card", async () => {
    await opens();
    await scene.resolves();
    expect(await state()).toBe("abandoned");
    expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });

  test("the tab is closed right after Pay: paid once", async () => {
    const tab = new AbortController();
    const body = JSON.stringify(await fillsIn());
    scene.state.atSubmit = () => tab.abort();
    const sent = fetch(`${scene.shop.url}/sips/payments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: tab.signal,
    });
    await expect(sent).rejects.toThrow(/abort/);
    await expect.poll(state, { timeout: 60_000 }).toBe("accepted");
    await expect.poll(() => scene.shop.results.length).toBe(1);
    expect(await chargeCount()).toBe(1);
  });

  test("sent twice at the same time, and a third time later: paid once", async () => {
    const filledIn = await fillsIn();
    await Promise.all([scene.sends(filledIn), scene.sends(filledIn)]);
    await scene.resolves();
    expect(await state()).toBe("accepted");
    expect((await scene.sends(filledIn)).body).toMatchObject({ code: "PAYMENT_ALREADY_SENT" });
    expect(await chargeCount()).toBe(1);
  });

  test("sent after 20 minutes: nothing is paid, and the order may be paid by card", async () => {
    const filledIn = await fillsIn();
    for (let passed = 0; passed < 20; passed += 5) await scene.minutes(5);
    expect((await scene.sends(filledIn)).body).toMatchObject({ code: "PAYMENT_SESSION_EXPIRED" });
    await scene.resolves();
    expect(await state()).toBe("abandoned");
    expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });

  test("sent with a forged session: refused, and the real one pays", async () => {
    const filledIn = await fillsIn();
    const { session } = filledIn as PaymentSession;
    const forged = session.slice(0, -3) + (session.endsWith("AAA") ? "BBB" : "AAA");
    expect((await scene.sends({ ...filledIn, session: forged })).body).toMatchObject({
      code: "PAYMENT_SESSION_INVALID",
    });
    expect(await chargeCount()).toBe(0);
    expect((await scene.sends(filledIn)).body).toMatchObject({ outcome: "accepted" });
  });

  const losses = lostAnswersOf([...opening, charging]);
  test.each(losses)("the answer of $call is lost, $when it was carried out", async ({ call, when }) => {
    await scene.control.fault(call, "reset", when, 100);
    const session = await scene.opens();
    if (session) await scene.sends(await scene.filledIn(session));
    await scene.control.disarm();
    if (session) await scene.resolves();
    const isPaid = call === charging && when === "after";
    expect(await chargeCount()).toBe(isPaid ? 1 : 0);
    if (isPaid) expect(await state()).toBe("accepted");
    else expect(await scene.isPaidByCard()).toMatchObject({ outcome: "accepted" });
  });
});
