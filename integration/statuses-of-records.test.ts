import { codes } from "@sips-kit/protocol";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { found } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// A charge whose answer was lost is what the gateway's record shows of it: each of the gateway's statuses, with its codes.

let scene: ScriptedShop;
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());

const records = [
  ["TO_AUTHORIZE", "00", "accepted"],
  ["WAITING_AUTHOR", "00", "accepted"],
  ["TO_REPLAY", "00", "accepted"],
  ["TO_VALIDATE", "00", "accepted"],
  ["TO_CAPTURE", "00", "accepted"],
  ["CAPTURED", "00", "accepted"],
  ["TO_CREDIT", "00", "accepted"],
  ["CREDITED", "00", "accepted"],
  ["TO_CHALLENGE", "00", "in-review"],
  ["REFUSED", "05", "refused"],
  ["CANCELLED", "00", "abandoned"],
  ["EXPIRED", "00", "abandoned"],
  // It never was accepted.
  ["CANCELLED", "05", "refused"],
  ["EXPIRED", "05", "refused"],
  ["PENDING", "60", "unknown"],
  ["PENDING", "00", "unknown"],
  // Its life cycle is over, so the code is its last word.
  ["ENDED", "00", "accepted"],
  ["ENDED", "05", "refused"],
  // Waits to be forced after a call to the issuer: no charge.
  ["REFERRAL", "02", "refused"],
  ["REFERRAL", "00", "unknown"],
] as const;

test.each(records)("%s with %s is %s", async (transactionStatus, responseCode, state) => {
  scene.office.script("cardValidateAuthenticationAndOrder", () => undefined);
  expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
  scene.office.script("getTransactionData", (_request, known) =>
    found(known, { transactionStatus, responseCode }),
  );
  await scene.shop.payments.reconcile();
  expect(await scene.newest()).toMatchObject({ state });
});

test("the table has every status of the list", () => {
  const inTable = new Set<string>(records.map(([status]) => status));
  expect([...inTable].sort()).toEqual(Object.keys(codes.transactionStatus.values).sort());
});
