import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { merchantRouter, type MotoRequest } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { frictionless, monthly, openKeptCards, type KeptCardsScene } from "./kept-cards-scene.js";
import { runSips } from "./run-sips.js";

// A card number or an IBAN in a text that staff or the shop's own server pass on: a reason, a key, a search, a header.
// Whoever calls, and however it is written, it is in no answer, no journal and no log.

const written = {
  "a card number": "5100 0001 0000 0700",
  "a card number with other separators": "5100·0001·0000·0700",
  "a card number in Arabic-Indic digits": "٥١٠٠٠٠٠١٠٠٠٠٠٧٠٠",
  "a full-width card number": "５１０００００１０００００７００",
  "an IBAN": "NL91ABNA0417164300",
  "an IBAN, letter by letter": [..."NL91ABNA0417164300"].join(" "),
};

let folder: string;
let scene: KeptCardsScene;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sips-kit-kept-nowhere-"))));
afterEach(async () => {
  await scene.shop.close();
  rmSync(folder, { recursive: true });
});

async function open(store: string): Promise<KeptCardsScene["shop"]> {
  scene = await openKeptCards(store, join(folder, "journal.db"));
  const settings = { authorize: () => true, logError: (error: unknown) => void scene.shop.log.push(error) };
  scene.shop.app.use("/merchant", merchantRouter(scene.shop.payments, settings));
  return scene.shop;
}

/** A card that a browser has encrypted. */
const card: MotoRequest["card"] = { cardNumber: "A".repeat(344), cardExpiryDate: "203412" };

describe.each(["SQLite", "PostgreSQL"])("the journal, %s", (store) => {
  test("keeps every reason masked, of each operation and action", async () => {
    const { payments } = await open(store);
    const { reference, mean } = await scene.keeps(frictionless);
    const { merchantWalletId, paymentMeanId } = mean;
    const { operations, fraud, wallets } = payments;
    const kept: unknown[] = [];
    for (const [index, text] of Object.values(written).entries()) {
      const why = { by: `Anna ${text}`, reason: `The caller said ${text}.` };
      const once = { ...why, idempotencyKey: `key-${index}`, amountMinor: 1, currencyCode: "978" };
      const key = (kind: string) => ({ ...once, idempotencyKey: `${kind}-${index}` });
      await operations.charge(mean, key("charge"));
      await operations.moto({ ...key("moto"), card });
      await operations.walletCreditHolder({ ...key("credit"), merchantWalletId, paymentMeanId });
      await operations.duplicate({ ...key("duplicate"), reference });
      await operations.cancel({ ...key("cancel"), reference });
      for (const kind of ["charge", "moto", "credit", "duplicate", "cancel"]) {
        kept.push(await operations.find(`${kind}-${index}`));
      }
      await fraud.blockBuyer({ reference, ...why });
      kept.push(await fraud.actionsOf(reference));
    }
    await wallets.close({ merchantWalletId, reason: Object.values(written).join(" and ") });
    kept.push((await fraud.latestActions()).map(({ reason, by }) => ({ reason, by })));
    const found = JSON.stringify([kept, scene.shop.log]);
    expect(found).toContain("The caller said");
    for (const text of Object.values(written)) expect(found).not.toContain(text);
  });
});

test.each([
  "5100000100000700",
  "refund-5100-0001-0000-0700",
  "NL91ABNA0417164300",
  "IBAN:NL91.ABNA.0417.1643.00",
])("%s is no idempotency key, whoever calls", async (idempotencyKey) => {
  const { payments, url } = await open("SQLite");
  const { operations } = payments;
  const fault = { code: "PAYMENT_CARD_IN_CLEAR", more: { field: "idempotencyKey" } };
  const mean = { merchantWalletId: "ANN", paymentMeanId: "1" };
  const asked = { ...monthly, idempotencyKey };
  await expect(operations.charge(mean, asked)).rejects.toMatchObject(fault);
  await expect(operations.moto({ ...asked, card })).rejects.toMatchObject(fault);
  await expect(operations.walletCreditHolder({ ...asked, ...mean })).rejects.toMatchObject(fault);
  await expect(operations.refund({ idempotencyKey, reference: "R1" })).rejects.toMatchObject(fault);
  const answer = await postJson(`${url}/merchant/operations/refund`, { idempotencyKey, reference: "R1" });
  expect(answer.body).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR", field: "idempotencyKey" });
  expect(await operations.find(idempotencyKey)).toBeUndefined();
});

test.each(["operationOrigin", "comment"])(
  "a card number or an IBAN is no %s, whoever calls",
  async (field) => {
    const { operations } = (await open("SQLite")).payments;
    for (const text of ["5100000100000700", "NL91 ABNA 0417 1643 00"]) {
      const request = { idempotencyKey: "r1", reference: "R1", [field]: text };
      await expect(operations.refund(request)).rejects.toMatchObject({
        code: "PAYMENT_CARD_IN_CLEAR",
        more: { field },
      });
    }
    expect(await operations.find("r1")).toBeUndefined();
  },
);

test.each([
  "refund-1795693525200",
  "20261126123456000001",
  "53400000-0000-4000-8000-000000000004",
  "a5340000000000008bcdefabcdefabcde",
  "order-261126493897",
  "refund-5378912354321-1",
  "refund:402-1234567-1234564",
  "charge:4500012350:20261127",
  "refund-47110-2026-11-27",
  "refund-4711-1795000000002",
])("%s, as shops make them, is one", async (idempotencyKey) => {
  const { url } = await open("SQLite");
  const { reference } = await scene.keeps(frictionless);
  const request = { idempotencyKey, reference, amountMinor: 1, reason: `See ticket ${idempotencyKey}` };
  const answer = await postJson(`${url}/merchant/operations/cancel`, request);
  expect(answer).toMatchObject({ status: 200, body: { operation: { state: "accepted", idempotencyKey } } });
});

describe("ids of 13 digits that pass the Luhn check", () => {
  const longId = "5378912354326";

  test("an order, a wallet and a customer may have one", async () => {
    const { url, payments, orders } = await open("SQLite");
    const { mean } = await scene.keeps(frictionless);
    const charge = { ...monthly, ...mean, orderId: longId };
    const charged = await postJson(`${url}/merchant/operations/charge`, charge);
    expect(charged.body).toMatchObject({ operation: { state: "accepted", orderId: longId } });
    const closed = await postJson(`${url}/merchant/wallets/${longId}/close`, {});
    expect(closed.body["code"]).not.toBe("PAYMENT_CARD_IN_CLEAR");
    const details = { customerId: longId };
    orders.set("4712", { orderId: "4712", amountMinor: 2490, currencyCode: "978", details });
    await postJson(`${url}/sips/sessions`, { orderId: "4712", mode: "hosted" });
    expect((await payments.search({ text: longId })).payments).toContainEqual(
      expect.objectContaining({ orderId: "4712", customerId: longId }),
    );
  });

  test.each([
    ["PhoneNumberList", "+4915112345678"],
    ["PhoneNumberList", "+49 1511 2345678"],
    ["IdList", longId],
  ] as const)("%s takes %s", async (list, value) => {
    const { payments } = await open("SQLite");
    const added = await payments.fraud.addToList({ list, level: "Grey", element: { value } });
    expect(added).toMatchObject({ details: { element: value } });
  });

  test("the command line takes a telephone number", async () => {
    const { simulator } = await open("SQLite");
    const env = { SIPS_GATEWAY_URL: simulator.url, SIPS_JOURNAL: join(folder, "journal.db") };
    const number = ["--value", "+49 1511 2345678", "--by", "anna", "--reason", "x"];
    const { out, code } = await runSips(["fraud", "add", "PhoneNumberList", "Grey", ...number], env);
    expect([out, code]).toEqual([expect.stringContaining("addToFraudList accepted"), 0]);
  });

  test("the command line takes them", async () => {
    const { simulator } = await open("SQLite");
    const { mean } = await scene.keeps(frictionless);
    const args = `charge --wallet ${mean.merchantWalletId} --mean ${mean.paymentMeanId} --amount 1 --currency 978`;
    const env = { SIPS_GATEWAY_URL: simulator.url, SIPS_JOURNAL: join(folder, "journal.db") };
    const ids = ["--key", `sub-${longId}-2027-01`, "--order", longId];
    const { code, err } = await runSips([...args.split(" "), ...ids], env);
    expect(err).not.toContain("a card number");
    expect(code).toBe(0);
  });
});

test("a card number as the name of a wallet changes nothing, and is not kept", async () => {
  const { url, payments } = await open("SQLite");
  for (const action of ["close", "rename", "remove"]) {
    const mean = { paymentMeanId: "1", maskedPan: "5100##########00", paymentMeanAlias: "x" };
    const body = action === "close" ? {} : mean;
    const answer = await postJson(`${url}/merchant/wallets/${frictionless}/${action}`, body);
    expect(answer.body).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR", field: "merchantWalletId" });
  }
  expect(await payments.fraud.latestActions()).toEqual([]);
  expect(JSON.stringify(scene.shop.log)).not.toContain(frictionless);
});

describe("logs", () => {
  test("an order id that the shop cannot look up is masked", async () => {
    const { shop } = (scene = await openKeptCards());
    shop.orders.get = () => {
      throw new Error("The database is away.");
    };
    const answer = await postJson(`${shop.url}/sips/sessions`, { orderId: frictionless, mode: "hosted" });
    expect(answer.body).toMatchObject({ code: "PAYMENT_ORDER_UNAVAILABLE" });
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "resolveOrder failed" }));
    expect(JSON.stringify(shop.log)).not.toContain(frictionless);
  });

  test("a foreign page's origin is masked, and a flood of them is a few lines", async () => {
    const { url, log } = await open("SQLite");
    log.length = 0;
    const post = (origin: string) => postJson(`${url}/sips/sessions`, { orderId: "1" }, { origin });
    for (const origin of [`https://${frictionless}.example`, "https://shop.example"]) {
      const { status, body } = await post(origin);
      expect({ status, code: body["code"] }).toEqual({ status: 403, code: "PAYMENT_ORIGIN_FOREIGN" });
      expect(JSON.stringify(body)).not.toContain(frictionless);
    }
    // A wrong publicUrl is told, once.
    expect(log.map(String).filter((line) => line.includes("https://shop.example"))).toHaveLength(1);
    for (let batch = 0; batch < 50; batch += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, index) => post(`https://${batch}.${index}.example`)));
    }
    expect(log.length).toBeLessThan(50);
    expect(log.map(String).join()).not.toContain(frictionless);
  });
});

describe("the command line", () => {
  async function sips(...args: string[]) {
    const env = { SIPS_GATEWAY_URL: scene.shop.simulator.url, SIPS_JOURNAL: join(folder, "journal.db") };
    const { code, out, err } = await runSips(args, env);
    return { code, told: out + err };
  }

  test.each(Object.entries(written))("refuses %s and does not repeat it", async (_what, text) => {
    const { payments } = await open("SQLite");
    const charge = "charge --wallet ANN --mean 1 --amount 1 --currency 978".split(" ");
    for (const args of [
      [text],
      ["help", text],
      ["tx", text, text],
      [...charge, "--key", text],
      [...charge, "--key", "1", "--order", text],
      [...charge, "--key", "1", "--scheme", text],
      [...charge, "--key", "1", "--reason", text],
      ["charge", "--wallet", text, ...charge.slice(3), "--key", "1"],
      ["fraud", "add", "EmailList", "Black", "--value", text, "--by", "anna", "--reason", "x"],
      ["wallet", "show", text],
      ["mandates", "list", text],
      ["credit", "approve", text, "--by", "anna"],
    ]) {
      const { code, told } = await sips(...args);
      expect(code, args.join(" ")).toBe(2);
      expect(told).not.toContain(text);
    }
    expect(await payments.fraud.latestActions()).toEqual([]);
    expect(await payments.operations.find("1")).toBeUndefined();
  });
});
