import { afterAll, afterEach, expect, test } from "vitest";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { transactionsOfStaff } from "./transactions-of-staff.js";

let scene: ScriptedShop;
afterEach(() => scene.close());
afterAll(closeSimulator);

const long = "an-order-of-more-than-32-characters-4711";
const cases = [
  ["ANS32", long, undefined],
  ["ANS32", "Köln 17", undefined],
  ["ANS32", "2026-11_4711", "2026-11_4711"],
  ["AN32", "2026-11_4711", undefined],
] as const;

test.each(
  Object.keys(transactionsOfStaff).flatMap((kind) => cases.map(([form, id, sent]) => [kind, form, id, sent])),
)("%s (%s) of order %s: the gateway gets %s", async (kind = "", orderIdForm, orderId = "", sent) => {
  const transaction = transactionsOfStaff[kind];
  scene = await openScriptedShop({ orderIdForm: orderIdForm === "AN32" ? "AN32" : "ANS32" });
  await scene.pays();
  const method = transaction?.method ?? "";
  scene.office.script(method, (_request, known) => ({ ...known, responseCode: "00" }));
  expect(await transaction?.make(scene, orderId)).toMatchObject({ state: "accepted", orderId });
  expect(scene.office.heard.find((call) => call.method === method)?.request["orderId"]).toBe(sent);
});

test.each(Object.entries(transactionsOfStaff))(
  "%s of an order whose id the journal cannot search is refused at the field",
  async (_kind, { method, make }) => {
    scene = await openScriptedShop();
    await scene.pays();
    for (const orderId of ["", "x".repeat(65), "4711\0"]) {
      const refusal = { code: "PAYMENT_OPERATION_INVALID", more: { field: "orderId" } };
      await expect(make(scene, orderId)).rejects.toMatchObject(refusal);
    }
    expect(scene.office.count(method)).toBe(0);
  },
);
