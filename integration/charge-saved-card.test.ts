import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { merchantRouter } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import {
  challenge,
  frictionless,
  monthly,
  softDeclined,
  openKeptCards,
  type KeptCardsScene,
} from "./kept-cards-scene.js";
import { runSips } from "./run-sips.js";

/* Charges of a saved card while its buyer is away: by the server, the merchant's route and the command line. */

let scene: KeptCardsScene;
afterEach(() => scene.shop.close());

describe("a charge", () => {
  beforeEach(async () => {
    scene = await openKeptCards("SQLite");
  });

  test("that the bank declines for lack of authentication says so", async () => {
    const { mean } = await scene.keeps(softDeclined);
    const { schemeTransactionIdentifier: _scheme, ...unchained } = mean;
    const declined = await scene.shop.payments.operations.charge(unchained, monthly);
    expect(declined).toMatchObject({ state: "refused", responseCode: "05", mustAuthenticate: true });
    expect(await scene.shop.payments.operations.charge(unchained, monthly)).toEqual(declined);
    const chained = await scene.shop.payments.operations.charge(mean, {
      ...monthly,
      idempotencyKey: "sub-2",
    });
    expect(chained).toMatchObject({ state: "accepted" });
    expect(chained).not.toHaveProperty("mustAuthenticate");
  });

  test("whose declined answer was lost says so as well", async () => {
    const { mean } = await scene.keeps(softDeclined);
    const { schemeTransactionIdentifier: _scheme, ...unchained } = mean;
    await controlOf(scene.shop).fault("walletOrder", "reset", "after");
    await scene.shop.payments.operations.charge(unchained, monthly);
    await scene.shop.payments.reconcile();
    expect(await scene.shop.payments.operations.find("sub-1")).toMatchObject({
      state: "refused",
      mustAuthenticate: true,
    });
  });

  test("of a token needs no wallet", async () => {
    const reference = await scene.pays(challenge);
    const read = await scene.shop.gateway.getTransactionData({ transactionReference: reference });
    const { tokenPan = "", panExpiryDate = "" } = read.kind === "accepted" ? read.answer : {};
    const token = { tokenPan, cardExpiryDate: panExpiryDate };
    expect(await scene.shop.payments.operations.charge(token, monthly)).toMatchObject({ state: "accepted" });
    await controlOf(scene.shop).fault("cardOrder", "reset", "after");
    const second = { ...monthly, idempotencyKey: "sub-2" };
    expect(await scene.shop.payments.operations.charge(token, second)).toMatchObject({ state: "unknown" });
    await scene.shop.payments.reconcile();
    expect(await scene.shop.payments.operations.find("sub-2")).toMatchObject({ state: "accepted" });
  });

  test("that never arrived is not done, and may be asked for under a new key", async () => {
    const { mean } = await scene.keeps();
    await controlOf(scene.shop).fault("walletOrder", "reset", "before");
    await scene.shop.payments.operations.charge(mean, monthly);
    await scene.shop.payments.reconcile();
    expect(await scene.shop.payments.operations.find("sub-1")).toMatchObject({ state: "unknown" });
    scene.time.pass(10 * 60_000);
    await scene.shop.payments.reconcile();
    expect(await scene.shop.payments.operations.find("sub-1")).toMatchObject({ state: "not-done" });
  });

  test.each([
    ["tokenPan", { tokenPan: frictionless, cardExpiryDate: "203012" }],
    ["cardExpiryDate", { tokenPan: "510000h719850600", cardExpiryDate: "12/30" }],
    ["merchantWalletId", { merchantWalletId: "", paymentMeanId: "1" }],
    ["paymentMeanId", { merchantWalletId: "ANN", paymentMeanId: "x" }],
  ])("with a wrong %s is refused before anything is written", async (field, mean) => {
    await expect(scene.shop.payments.operations.charge(mean, monthly)).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_INVALID",
      more: { field },
    });
    expect(await scene.shop.payments.operations.find("sub-1")).toBeUndefined();
  });
});

describe("the merchant's route", () => {
  const { idempotencyKey, amountMinor, currencyCode } = monthly;
  const asked = { idempotencyKey, amountMinor, currencyCode };
  const charge = (body: object) => postJson(`${scene.shop.url}/merchant/operations/charge`, body);

  beforeEach(async () => {
    scene = await openKeptCards("SQLite");
    scene.shop.app.use(
      "/merchant",
      merchantRouter(scene.shop.payments, { authorize: () => ({ by: "anna" }) }),
    );
  });

  test("charges the card of a first payment, in the name of whoever is authorised", async () => {
    const { reference, mean } = await scene.keeps();
    const { merchantWalletId } = mean;
    const { body } = await charge({ ...asked, firstReference: reference, reason: "monthly" });
    expect(body).toMatchObject({ operation: { state: "accepted", by: "anna", reason: "monthly" } });
    // Support finds it like any other payment; without an order, by its wallet.
    const { payments } = await scene.shop.payments.search({ text: merchantWalletId });
    expect(payments).toMatchObject([
      { paymentMethod: "charge", state: "accepted", orderId: "", amountMinor, maskedPan: "5100##########00" },
    ]);
  });

  test("charges a card by its ids", async () => {
    const { mean } = await scene.keeps();
    expect((await charge({ ...asked, ...mean })).body).toMatchObject({ operation: { state: "accepted" } });
  });

  test("names the field when it is not clear which card, and takes no card number", async () => {
    expect(await charge(asked)).toMatchObject({ status: 400, body: { field: "merchantWalletId" } });
    const first = { ...asked, firstReference: "NOTHING" };
    expect(await charge(first)).toMatchObject({ status: 400, body: { field: "firstReference" } });
    const clear = { ...asked, merchantWalletId: "ANN", paymentMeanId: "1", orderId: frictionless };
    expect((await charge(clear)).body).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR" });
  });
});

describe("sips charge", () => {
  let folder: string;
  let journal: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sips-kit-charge-"));
    journal = join(folder, "journal.db");
    scene = await openKeptCards("SQLite", journal);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function sips(...args: readonly string[]) {
    const charge = ["charge", "--currency", "978", "--amount", "990", "--journal", journal];
    return runSips([...charge, ...args], { SIPS_GATEWAY_URL: scene.shop.simulator.url });
  }

  test("charges the card of a first payment once per key, and the shop sees it", async () => {
    const { reference } = await scene.keeps();
    const charges = (await controlOf(scene.shop).charges()).length;
    const [one, other] = [
      await sips("--first", reference, "--key", "sub-1", "--by", "cron"),
      await sips("--first", reference, "--key", "sub-1"),
    ];
    expect(one).toMatchObject({
      code: 0,
      out: expect.stringMatching(/: accepted \(00\), charge accepted\n$/),
    });
    expect(other.out).toBe(one.out);
    expect(await controlOf(scene.shop).charges()).toHaveLength(charges + 1);
    expect(await scene.shop.payments.operations.find("sub-1")).toMatchObject({
      state: "accepted",
      by: "cron",
    });
  });

  test("a soft decline tells what to do, a lost answer is unknown, and a missing card is wrong usage", async () => {
    const { reference, mean } = await scene.keeps(softDeclined);
    const card = ["--wallet", mean.merchantWalletId, "--mean", mean.paymentMeanId];
    const declined = await sips(...card, "--key", "sub-1", "--json");
    expect(declined.code).toBe(1);
    expect(JSON.parse(declined.out)).toMatchObject({ state: "refused", mustAuthenticate: true });
    expect((await sips(...card, "--key", "sub-1")).out).toContain("have the buyer pay themselves");
    await controlOf(scene.shop).fault("walletOrder", "reset", "after");
    expect(await sips("--first", reference, "--key", "sub-2")).toMatchObject({ code: 4 });
    expect(await sips("--first", "NOTHING", "--key", "sub-3")).toMatchObject({ code: 2 });
    expect(await sips("--first", reference)).toMatchObject({
      code: 2,
      err: expect.stringContaining("--key"),
    });
  });
});
