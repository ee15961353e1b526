import { encryptCard, type CseKey } from "@sips-kit/cse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { stores } from "./stores.js";
import { openShop, type Shop } from "./shop.js";

const merchantWalletId = "ANN";
// A shop in JavaScript, which TypeScript does not check.
const noWallet = null as unknown as undefined;
const who = { by: "anna", reason: "asked by letter" } as const;

describe.each(stores)("wallets on %s", (_name, openJournal) => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop({
      journal: await openJournal(),
      // A header that only this test shop trusts names the logged-in buyer.
      resolveWallet: ({ headers }) =>
        headers["x-buyer"] === undefined ? undefined : String(headers["x-buyer"]),
      customerWallet: (customerId) => (customerId === "C1" ? merchantWalletId : noWallet),
    });
  });
  afterEach(() => shop.close());

  const asBuyer = { "x-buyer": merchantWalletId };

  async function saves(cardNumber: string): Promise<void> {
    const response = await fetch(`${shop.url}/sips/cards`, { headers: asBuyer });
    const { cse } = (await response.json()) as { cse: CseKey };
    const body = { ...(await encryptCard({ cardNumber }, cse)), cardExpiryDate: "203412" };
    expect((await postJson(`${shop.url}/sips/cards`, body, asBuyer)).status).toBe(201);
  }

  async function sends(method: string, path: string, body?: object) {
    const response = await fetch(`${shop.url}/sips/${path}`, {
      method,
      headers: { ...asBuyer, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  test("a customer's wallet and one of its cards can be read, and a stranger's cannot", async () => {
    await saves("5100000100000700");
    const { wallets } = shop.payments;
    const wallet = await wallets.ofCustomer("C1");
    expect(wallet).toMatchObject({
      merchantWalletId,
      means: [{ paymentMeanId: "1", maskedPan: "5100##########00", panExpiryDate: "203412" }],
      actions: [],
    });
    expect(wallet?.createdAt).toMatch(/^20/);
    expect(await wallets.readMean(merchantWalletId, "1")).toEqual(wallet?.means[0]);
    expect(await wallets.readMean(merchantWalletId, "7")).toBeUndefined();
    expect(await wallets.ofCustomer("C2")).toBeUndefined();
    expect(await wallets.read("NOBODY")).toBeUndefined();
    await expect(wallets.read("a/b")).rejects.toMatchObject({ code: "PAYMENT_OPERATION_INVALID" });
  });

  test("staff rename a card; a lost answer is settled by reading the wallet", async () => {
    await saves("5100000100000700");
    const { wallets } = shop.payments;
    const request = { merchantWalletId, paymentMeanId: "1", ...who };
    expect(await wallets.rename({ ...request, paymentMeanAlias: "Blue" })).toMatchObject({
      state: "done",
      kind: "renamePaymentMean",
      details: { paymentMeanId: "1", paymentMeanAlias: "Blue" },
      ...who,
    });
    await controlOf(shop).fault("updatePaymentMean", "reset", "after");
    expect(await wallets.rename({ ...request, paymentMeanAlias: "Red" })).toMatchObject({ state: "done" });
    await controlOf(shop).fault("updatePaymentMean", "reset", "before");
    expect(await wallets.rename({ ...request, paymentMeanAlias: "Green" })).toMatchObject({
      state: "unknown",
    });
    expect((await wallets.read(merchantWalletId))?.means).toMatchObject([{ paymentMeanAlias: "Red" }]);
    const wrong = wallets.rename({ ...request, paymentMeanAlias: "5100000100000700" });
    await expect(wrong).rejects.toMatchObject({ more: { field: "paymentMeanAlias" } });
    await expect(wallets.rename({ ...request, paymentMeanAlias: "Visa 123" })).rejects.toThrow(
      "paymentMeanAlias should be 1 to 50 characters, without three digits in a row",
    );
  });

  test("no name is kept that may hold a card number, whoever gives it", async () => {
    await saves("5100000100000700");
    const { savedCards, mandates } = shop.payments;
    const wrong = { code: "PAYMENT_OPERATION_INVALID", more: { field: "paymentMeanAlias" } };
    for (const paymentMeanAlias of ["5100 0001 0000 0700", "", "x".repeat(51)]) {
      const renamed = savedCards.rename("1", paymentMeanAlias, { headers: asBuyer });
      await expect(renamed).rejects.toMatchObject(wrong);
      const mandate = { merchantWalletId, mandateId: "SIM1", paymentMeanAlias };
      await expect(mandates.save(mandate)).rejects.toMatchObject(wrong);
    }
    expect(await shop.journal.actions.list({ limit: 10 })).toEqual([]);
  });

  test("staff delete the card that they saw, and no other one", async () => {
    await saves("5100000100000700");
    const { wallets } = shop.payments;
    const request = { merchantWalletId, paymentMeanId: "1", ...who };
    const stale = wallets.remove({ ...request, maskedPan: "4200##########00" });
    await expect(stale).rejects.toMatchObject({ code: "PAYMENT_SAVED_CARD_UNKNOWN" });
    const removed = await wallets.remove({ ...request, maskedPan: "5100##########00" });
    expect(removed).toMatchObject({ state: "done", kind: "deletePaymentMean", ...who });
    expect(removed.details["walletActionDateTime"]).toMatch(/^20/);
    expect((await wallets.read(merchantWalletId))?.actions).toEqual([removed]);
  });

  test.each(["answered", "after"] as const)(
    "a closed wallet leaves evidence and no card data (%s)",
    async (when) => {
      await saves("5100000100000700");
      await saves("4300000100000800");
      if (when === "after") await controlOf(shop).fault("signOff", "reset", when);
      const closed = await shop.payments.wallets.close({ merchantWalletId, ...who });
      expect(closed).toMatchObject({
        state: "done",
        kind: "closeWallet",
        subject: "wallet:ANN",
        details: { erased: 2, brands: ["MASTERCARD", "CB"] },
        ...who,
      });
      const left = await shop.payments.wallets.read(merchantWalletId);
      expect(left).toEqual({ merchantWalletId, means: [], actions: [closed] });
      // Within a moment or an id, four digits may be the same by chance.
      expect(JSON.stringify(left)).not.toMatch(/####|(?<![0-9A-Z])(?:5100|4300)/);
      // Closing it once more is the same as once.
      expect(await shop.payments.wallets.close({ merchantWalletId })).toMatchObject({
        state: "done",
        details: { erased: 0 },
      });
    },
  );

  test("a close that did not reach the gateway stays unknown, and the wallet as it was", async () => {
    await saves("5100000100000700");
    await controlOf(shop).fault("signOff", "reset", "before");
    const closed = await shop.payments.wallets.close({ merchantWalletId, ...who });
    expect(closed).toMatchObject({ state: "unknown" });
    expect(closed.what).toContain("may be repeated");
    expect((await shop.payments.wallets.read(merchantWalletId))?.means).toHaveLength(1);
  });

  test("buyers rename and delete their own cards, and close their wallet", async () => {
    await saves("5100000100000700");
    await saves("4300000100000800");
    expect(await sends("PATCH", "cards/1", { paymentMeanAlias: "Blue" })).toMatchObject({
      status: 200,
      body: { savedCard: { paymentMeanId: "1", paymentMeanAlias: "Blue" } },
    });
    expect(await sends("PATCH", "cards/9", { paymentMeanAlias: "Blue" })).toMatchObject({ status: 404 });
    expect(await sends("PATCH", "cards/1", { paymentMeanAlias: "" })).toMatchObject({
      status: 400,
      body: { code: "PAYMENT_BODY_INVALID", field: "paymentMeanAlias" },
    });
    expect(await sends("PATCH", "cards/1", { paymentMeanAlias: "Visa 123" })).toMatchObject({
      status: 400,
      body: {
        detail: expect.stringContaining("a name without three digits in a row, which may be a security code"),
      },
    });
    expect(await sends("PATCH", "cards/1", { paymentMeanAlias: "5100000100000700" })).toMatchObject({
      status: 400,
      body: { code: "PAYMENT_CARD_IN_CLEAR" },
    });
    expect(await sends("DELETE", "wallet")).toEqual({ status: 200, body: { erased: 2 } });
    const wallet = await shop.payments.wallets.read(merchantWalletId);
    expect(wallet?.means).toEqual([]);
    expect(wallet?.actions.map(({ kind, by }) => [kind, by])).toEqual([
      ["closeWallet", "the buyer"],
      ["renamePaymentMean", "the buyer"],
    ]);
  });

  test("nobody closes the wallet of somebody else, nor from another origin", async () => {
    await saves("5100000100000700");
    const options = { method: "DELETE", headers: { origin: "https://evil.example", ...asBuyer } };
    expect((await fetch(`${shop.url}/sips/wallet`, options)).status).toBe(403);
    expect((await fetch(`${shop.url}/sips/wallet`, { method: "DELETE" })).status).toBe(403);
    expect((await shop.payments.wallets.read(merchantWalletId))?.means).toHaveLength(1);
  });
});
