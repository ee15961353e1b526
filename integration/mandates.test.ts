import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asBuyer, ibans, openSepaScene, type SepaScene } from "./sepa-scene.js";

/* Mandates in the buyer's wallet: they pay without another signature, and each buyer sees their own alone. */
let scene: SepaScene;
beforeEach(async () => {
  scene = await openSepaScene();
});
afterEach(() => scene.shop.close());

describe("a saved mandate", () => {
  const pays = async (orderId: string, paymentMeanId: string) =>
    (await scene.buyer().pays(await scene.opens(orderId), { paymentMeanId })).body;

  test("is saved with the buyer's consent alone, and pays without another signature", async () => {
    await scene.signs("1");
    expect((await scene.opens("2")).mandates).toEqual({
      saved: [],
      address: "outside-eea",
      canBeSaved: true,
    });
    const { mandateId } = await scene.signs("3", { saveMandate: true });
    const { mandates } = await scene.opens("4");
    expect(mandates?.saved).toMatchObject([{ mandateId, maskedIban: "FR76#####################13" }]);
    expect(await pays("4", mandates?.saved[0]?.paymentMeanId ?? "")).toMatchObject({ outcome: "accepted" });
    expect(await scene.newest("4")).toMatchObject({ mandateId, maskedPan: "FR76#####################13" });
  });

  test("is not another buyer's to pay with", async () => {
    await scene.signs("1", { saveMandate: true });
    scene.orders("2", "bob");
    expect(await pays("2", "1")).toMatchObject({
      outcome: "abandoned",
      reason: "mandate-not-in-force",
      retry: true,
    });
    expect(await scene.control.charges()).toHaveLength(1);
  });

  test("is not paid with by a buyer who was offered others", async () => {
    await scene.signs("1", { saveMandate: true });
    scene.orders("2", "bob");
    await scene.signs("2", { saveMandate: true });
    scene.orders("3", "bob");
    const session = await scene.opens("3");
    // Whatever the reason, such as a proxy that mixes up answers: the wallet that is read now is Ann's.
    scene.orders("3", "ann");
    expect((await scene.buyer().pays(session, { paymentMeanId: "1" })).body).toMatchObject({
      outcome: "abandoned",
      reason: "mandate-not-in-force",
      retry: true,
    });
    expect(await scene.control.charges()).toHaveLength(2);
    expect(await pays("3", "1")).toMatchObject({ outcome: "accepted" });
  });

  test("that was revoked is no longer offered, and does not pay", async () => {
    const { mandateId = "" } = await scene.signs("1", { saveMandate: true });
    const session = await scene.opens("2");
    await scene.control.revokeMandate(mandateId);
    expect((await scene.opens("3")).mandates?.saved).toEqual([]);
    expect((await scene.buyer().pays(session, { paymentMeanId: "1" })).body).toMatchObject({
      outcome: "abandoned",
      reason: "mandate-not-in-force",
      buyerMessage: { en: expect.stringContaining("Nothing was charged") },
    });
  });

  test("two tabs with two signatures of one order: debited once, and each mandate saved once", async () => {
    scene.orders("4711");
    const one = scene.buyer();
    const urls = [];
    for (const session of [await scene.opens("4711"), await scene.opens("4711")]) {
      const { body } = await one.pays(session, { iban: ibans.good, holder: "Ann Lee", saveMandate: true });
      urls.push(String(body["url"]));
    }
    const leaving = await Promise.all(urls.map((url) => one.decides(url, "Confirm")));
    await Promise.all(leaving.map((page) => one.comesBack(page)));
    expect(await scene.control.charges()).toHaveLength(1);
    const states = (await scene.shop.payments.listByOrder("4711")).map(({ state }) => state);
    expect(states.sort()).toEqual(["abandoned", "accepted"]);
  });

  test("the answers of all calls around it are lost: the payment goes on, and nothing is doubled", async () => {
    await scene.control.fault("addDirectDebit", "reset", "after");
    expect(await scene.signs("1", { saveMandate: true })).toMatchObject({ state: "accepted" });
    expect((await scene.opens("2")).mandates?.saved).toHaveLength(1);
    await scene.control.fault("directDebitOrder", "reset", "after");
    await pays("2", "1");
    await scene.days(1);
    expect(await scene.newest("2")).toMatchObject({ state: "accepted" });
    expect(await scene.control.charges()).toHaveLength(2);
  });
});

describe("mandates by HTTP", () => {
  let mandateId: string;
  beforeEach(async () => {
    ({ mandateId = "" } = await scene.signs("1", { saveMandate: true }));
  });
  const json = async (path: string, headers: Record<string, string>) => {
    const answer = await scene.get(path, headers);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test("a buyer sees their own, and nobody else's", async () => {
    expect(await json("/sips/mandates", asBuyer("ann"))).toMatchObject({
      status: 200,
      body: { mandates: [{ mandateId, mandateStatus: "ACTIVE", maskedIban: "FR76#####################13" }] },
    });
    expect(await json("/sips/mandates", asBuyer("bob"))).toEqual({ status: 200, body: { mandates: [] } });
    expect(await json("/sips/mandates", {})).toMatchObject({
      status: 403,
      body: { code: "PAYMENT_WALLET_NONE" },
    });
    // A link that is opened later, when nobody is logged in any more.
    const page = await scene.get(`/sips/mandates/${mandateId}/pdf`, { accept: "text/html" });
    expect(page.status).toBe(403);
    expect(await page.text()).toContain("<h1>Log in to see this</h1>");
    for (const [path, buyer] of [
      [`/sips/mandates/${mandateId}/pdf`, "bob"],
      ["/sips/mandates/SIM0/pdf", "ann"],
    ] as const) {
      expect(await json(path, asBuyer(buyer))).toMatchObject({
        status: 404,
        body: { code: "PAYMENT_MANDATE_UNKNOWN" },
      });
    }
  });

  test("its PDF is shown and downloaded, and nothing in it can run", async () => {
    const shown = await scene.get(`/sips/mandates/${mandateId}/pdf`, asBuyer("ann"));
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "application/pdf",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-disposition": `inline; filename="mandate-${mandateId}.pdf"`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'self'",
    });
    expect(
      Buffer.from(await shown.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const saved = await scene.get(`/sips/mandates/${mandateId}/pdf?download`, asBuyer("ann"));
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; /);
  });

  test("a buyer removes one; a card is not removed that way, and another page may only post from the shop", async () => {
    const remove = (id: string, headers: Record<string, string>) =>
      fetch(`${scene.shop.url}/sips/mandates/${id}`, { method: "DELETE", headers });
    expect((await remove("1", { ...asBuyer("ann"), origin: "https://evil.example" })).status).toBe(403);
    expect((await remove("9", asBuyer("ann"))).status).toBe(404);
    expect((await remove("1", asBuyer("ann"))).status).toBe(204);
    expect(await json("/sips/mandates", asBuyer("ann"))).toEqual({ status: 200, body: { mandates: [] } });
  });

  test("staff sees the mandates of a customer, and their debits; nobody else does", async () => {
    const staff = { "x-staff": "1" };
    expect(await json("/merchant/customers/ann/mandates", staff)).toMatchObject({
      body: { mandates: [{ mandateId, mandateStatus: "ACTIVE", maskedIban: "FR76#####################13" }] },
    });
    const { reference } = await scene.newest("1");
    expect(await json(`/merchant/mandates/${mandateId}`, staff)).toMatchObject({
      body: { mandate: { mandateId, debits: [reference] } },
    });
    expect((await scene.get(`/merchant/mandates/${mandateId}/pdf`, staff)).headers.get("content-type")).toBe(
      "application/pdf",
    );
    expect(await json("/merchant/mandates/SIM0", staff)).toMatchObject({ status: 404 });
    for (const path of ["customers/ann/mandates", `mandates/${mandateId}`, `mandates/${mandateId}/pdf`]) {
      expect((await scene.get(`/merchant/${path}`)).status).toBe(403);
    }
  });

  test("a customer id that none can be is not told as a gateway that cannot be reached", async () => {
    const { mandates } = scene.shop.payments;
    await expect(mandates.ofCustomer("0e8f0c9c-2f5a-4b0e-9a51")).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_INVALID",
      message: expect.stringContaining("customerId"),
    });
  });

  test("the shop saves a mandate itself, once, also when the answer is lost", async () => {
    await scene.control.fault("addDirectDebit", "reset", "after");
    const save = () => scene.shop.payments.mandates.save({ merchantWalletId: "carl", mandateId });
    const paymentMeanId = await save();
    expect(await save()).toBe(paymentMeanId);
    await expect(
      scene.shop.payments.mandates.save({ merchantWalletId: "carl", mandateId: "SIM0" }),
    ).rejects.toMatchObject({ code: "PAYMENT_MANDATE_UNKNOWN" });
  });
});
