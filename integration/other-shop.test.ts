import { createPayments, type Payments, type PaymentStep } from "@sips-kit/server";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { found } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { testShop } from "@sips-kit/simulator";

// A server whose `merchantId` is not the one that has charged: it was changed meanwhile, or two shops use one journal.
// The gateway does not show it that shop's transactions, which proves nothing.

let scene: ScriptedShop;
let time: MovableTime;
let other: Payments;
let logged: PaymentStep[];
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop();
  time = createMovableTime();
  const { journal, gateway } = scene.shop;
  logged = [];
  other = createPayments({
    gateway: gateway.forShop({ ...testShop, merchantId: "002001000000003" }),
    journal,
    publicUrl: "http://localhost/other",
    signingKeys: [{ id: "1", secret: "another secret of the tests, long enough" }],
    resolveOrder: () => undefined,
    resultUrl: () => "/",
    log: (step) => void logged.push(step),
    now: time.now,
    timers: time.timers,
  });
  scene.office.script("getTransactionData", (request, known) =>
    request["merchantId"] === testShop.merchantId
      ? found(known, { responseCode: "00", transactionStatus: "TO_CAPTURE" })
      : { getTransDataResponseCode: "25" },
  );
});
afterEach(async () => {
  await other.close();
  await scene.close();
});

/** The other server looks at everything that is due, for hours. */
async function othersHours(): Promise<void> {
  for (let hour = 0; hour < 6; hour += 1) {
    time.pass(3_600_000);
    await other.reconcile();
  }
}

test("a charge whose answer was lost stays unknown there, and its own shop finds it", async () => {
  scene.office.script("cardValidateAuthenticationAndOrder", () => undefined);
  await scene.pays();
  await othersHours();
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  expect((await scene.triesAgain()).status).toBe(409);
  scene.later(24 * 3_600_000);
  await scene.shop.payments.reconcile();
  expect(await scene.newest()).toMatchObject({ state: "accepted" });
});

test("so does a charge of a saved card by staff: it is not charged twice", async () => {
  scene.office.script("walletOrder", () => undefined);
  const mean = { merchantWalletId: "ann", paymentMeanId: "1" };
  const request = { idempotencyKey: "rent-1", amountMinor: 990, currencyCode: "978", orderId: "rent" };
  const charged = await scene.shop.payments.operations.charge(mean, request);
  expect(charged).toMatchObject({ state: "unknown" });
  await othersHours();
  expect(await scene.shop.payments.operations.find("rent-1")).toMatchObject({ state: "unknown" });
  scene.later(24 * 3_600_000);
  await scene.shop.payments.reconcile();
  expect(await scene.shop.payments.operations.find("rent-1")).toMatchObject({ state: "accepted" });
});

test("its start is told that the journal is another shop's, and which", async () => {
  await scene.pays();
  other.start();
  const detail = expect.stringMatching(
    new RegExp(`payments of the shop ${testShop.merchantId}, and this server is of 002001000000003`),
  ) as unknown;
  await expect
    .poll(() => logged)
    .toContainEqual(expect.objectContaining({ step: "journal of another shop", detail }));
});
