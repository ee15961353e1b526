import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { frictionless } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// A gateway that shows a whole card number where its documentation promises a masked one: nothing keeps or tells it.

const pan = "5100000100000700";
const masked = "************0700";
let scene: ScriptedShop;
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());
afterAll(closeSimulator);

test("in the answers to a buyer's enrolment and charge", async () => {
  scene.office.script("cardCheckEnrollment", () => ({ ...frictionless, maskedPan: pan }));
  const charge = "cardValidateAuthenticationAndOrder";
  scene.office.script(charge, (_request, known) => ({ ...known, responseCode: "00", maskedPan: pan }));
  expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
  const payment = await scene.newest();
  expect(payment).toMatchObject({ maskedPan: masked });
  const { journal, log, results } = scene.shop;
  const { reference = "" } = payment ?? {};
  const kept = [await journal.read(reference), await journal.events(reference), results, log];
  expect(JSON.stringify(kept)).not.toContain(pan);
});

test("in the answer to an order by phone", async () => {
  scene.office.script("cardOrder", (_request, known) => ({ ...known, responseCode: "00", maskedPan: pan }));
  const { operations } = scene.shop.payments;
  const order = { idempotencyKey: "p1", amountMinor: 2490, currencyCode: "978" };
  const made = await operations.moto({ ...order, card: { paymentToken: "token" } });
  expect(made).toMatchObject({ state: "accepted", paidWith: { maskedPan: masked } });
  expect(JSON.stringify([await operations.find("p1"), scene.shop.log])).not.toContain(pan);
});
