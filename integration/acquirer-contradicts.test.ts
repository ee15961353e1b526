import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { found, type Fields } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

/* An order is paid when responseCode and acquirerResponseCode are both 00. When the gateway accepts what the acquirer has
 * not approved, only its record says whether the money is on its way.
 */

let scene: ScriptedShop;
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());

const unapproved = { responseCode: "00", acquirerResponseCode: "05" };

function shows(fields: Fields): void {
  scene.office.script("getTransactionData", (_request, known) => found(known, fields));
}

describe("a payment that the gateway accepts and the acquirer does not", () => {
  beforeEach(async () => {
    scene.office.script("cardValidateAuthenticationAndOrder", (_request, known) => ({
      ...known,
      ...unapproved,
    }));
    expect(await scene.pays()).toMatchObject({ status: 200, outcome: "unknown" });
    expect(scene.shop.results).toEqual([]);
  });

  test.each([
    [{ responseCode: "00", transactionStatus: "TO_CAPTURE" }, "accepted"],
    [{ ...unapproved, transactionStatus: "CAPTURED" }, "accepted"],
    [{ responseCode: "05", acquirerResponseCode: "05" }, "refused"],
    [{ ...unapproved, transactionStatus: "REFUSED" }, "refused"],
    [unapproved, "unknown"],
  ] as const)("is what the record %j shows", async (record, state) => {
    shows(record);
    await scene.shop.payments.reconcile();
    expect(await scene.newest()).toMatchObject({ state });
    expect(scene.shop.results.map((one) => one.state)).toEqual(state === "unknown" ? [] : [state]);
  });

  test("is not given up when the records never show it: the gateway has answered for it", async () => {
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "unknown", mayBePaid: true });
    expect(await scene.triesAgain()).toMatchObject({ status: 409 });
    expect(scene.office.count("cardValidateAuthenticationAndOrder")).toBe(1);
  });
});

test.each(["00", "", undefined])("a payment with the acquirer's code %j is accepted", async (code) => {
  scene.office.script("cardValidateAuthenticationAndOrder", (_request, known) => ({
    ...known,
    responseCode: "00",
    acquirerResponseCode: code,
  }));
  expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
});

test("a charge of a token that the acquirer does not approve is what the record shows", async () => {
  const { operations } = scene.shop.payments;
  scene.office.script("cardOrder", (_request, known) => ({ ...known, ...unapproved }));
  const token = { tokenPan: "510000h719850600", cardExpiryDate: "203012" };
  const request = { idempotencyKey: "o1", amountMinor: 990, currencyCode: "978" };
  expect(await operations.charge(token, request)).toMatchObject({ state: "unknown" });
  shows(unapproved);
  await scene.shop.payments.reconcile();
  expect(await operations.find("o1")).toMatchObject({ state: "unknown" });
  shows({ ...unapproved, transactionStatus: "REFUSED" });
  await scene.untilAllIsOver();
  expect(await operations.find("o1")).toMatchObject({ state: "refused" });
});
