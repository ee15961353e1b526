import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { frictionless } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// A call of one attempt is at the gateway, and something else happens before its answer comes.

let scene: ScriptedShop;
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());
afterAll(closeSimulator);

const order = "cardValidateAuthenticationAndOrder";

test("an answer that comes after the reconciler has asked about the charge still counts", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  scene.office.script(order, async (_request, known) => {
    await held;
    return { ...known, responseCode: "00" };
  });
  const paying = scene.pays();
  await expect.poll(() => scene.office.count(order)).toBe(1);
  scene.later(2 * 60_000);
  await scene.shop.payments.reconcile();
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  release();
  expect(await paying).toMatchObject({ outcome: "accepted" });
  expect(scene.shop.results).toMatchObject([{ state: "accepted" }]);
});

test("whose order another tab has paid by the time the card is checked is not invited to pay it again", async () => {
  scene.office.script("cardCheckEnrollment", async () => {
    scene.office.script("cardCheckEnrollment", () => frictionless);
    expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
    return frictionless;
  });
  const late = await scene.pays();
  expect(late).toMatchObject({ outcome: "abandoned", reason: "order-paid-elsewhere" });
  expect(late).not.toHaveProperty("retry");
  expect(scene.office.count(order)).toBe(1);
});
