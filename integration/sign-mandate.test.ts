import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formOf, postJson, type Page } from "./buyer.js";
import { stores } from "./stores.js";
import { asBuyer, ibans, openSepaScene, type SepaScene } from "./sepa-scene.js";
import type { SupplierButton } from "./supplier-buyer.js";
import { withSteps } from "./with-steps.js";

/* Mandates that are signed without a payment: they are saved once, whatever is lost on the way, and pay later. */

const minuteMs = 60_000;

describe.each(stores)("journal on %s", (_store, open) => {
  let scene: SepaScene;
  beforeEach(async () => {
    scene = await openSepaScene({}, await open());
    scene.shop.app.get("/mandates", (request, response) =>
      response.json({ signing: request.query["state"] }),
    );
  });
  afterEach(async () => {
    const text = JSON.stringify([scene.shop.log, await operations()]);
    await scene.shop.close();
    for (const iban of Object.values(ibans)) expect(text).not.toContain(iban);
  });

  const operations = () => scene.shop.journal.operations.ofKinds({ kinds: ["signMandate"], since: 0 });
  const state = async () => (await operations()).map((one) => one.state);
  const saved = async (buyer = "ann") => {
    const answer = await scene.get("/sips/mandates", asBuyer(buyer));
    return ((await answer.json()) as { mandates: { mandateId: string }[] }).mandates;
  };
  const account = { iban: ibans.good, holder: "Ann Lee" };
  const begin = (input: object = account, buyer: Record<string, string> = asBuyer("ann")) =>
    postJson(`${scene.shop.url}/sips/mandates`, input, buyer);
  /** Goes to the page of the gateway, and presses a button there; the form that leads back is open. */
  async function decides(button: SupplierButton = "Confirm"): Promise<Page> {
    const { status, body } = await begin();
    expect([status, body["next"]]).toEqual([201, "redirect"]);
    return scene.buyer().decides(String(body["url"]), button);
  }
  const comesBack = (page: Page) => scene.buyer().comesBack(page);
  const pass = async (minutes: number, step = 1) => {
    for (let passed = 0; passed < minutes; passed += step) {
      await scene.control.advance(`PT${step}M`);
      scene.passes(step * minuteMs);
      await scene.shop.payments.reconcile();
    }
  };

  test("is signed, saved by the buyer themselves as the wallet tells, and pays later without a signature", async () => {
    const page = await comesBack(await decides());
    expect(JSON.parse(page.text)).toEqual({ signing: "saved" });
    const [mandate] = await saved();
    expect(mandate).toMatchObject({ maskedIban: "FR76#####################13", mandateStatus: "ACTIVE" });
    expect(await operations()).toMatchObject([
      { state: "accepted", signature: { merchantWalletId: "ann", mandateId: mandate?.mandateId } },
    ]);
    expect((await scene.shop.payments.wallets.read("ann"))?.actions).toMatchObject([
      { kind: "addMandate", state: "done", by: "the buyer", details: { mandateId: mandate?.mandateId } },
    ]);
    expect(await scene.control.charges()).toEqual([]);
    const { body } = await scene.buyer().pays(await scene.opens("4711"), { paymentMeanId: "1" });
    expect(body).toMatchObject({ outcome: "accepted" });
    expect(await scene.newest("4711")).toMatchObject({ mandateId: mandate?.mandateId });
  });

  test("a signed mandate is saved although the answer to another call refused the signature", async () => {
    const page = await decides();
    await scene.control.arm({ method: "finalizeMandate", fault: "forced-code", code: "34", when: "after" });
    expect(JSON.parse((await comesBack(page)).text)).toEqual({ signing: "saved" });
    expect(await saved()).toHaveLength(1);
  });

  test("a server that stood still for an hour before it would have saved the mandate leaves that to the others", async () => {
    await scene.shop.close();
    const journal = await open();
    let isStill = true;
    const step = (name: string) => {
      if (name === "after move to sending" && isStill) scene.passes(60 * minuteMs);
      if (name === "after move to sending") isStill = false;
    };
    const operationsWithSteps = withSteps(journal.operations, ["move"], step);
    scene = await openSepaScene({}, Object.assign(journal, { operations: operationsWithSteps }));
    scene.shop.app.get("/mandates", (request, response) =>
      response.json({ signing: request.query["state"] }),
    );
    await comesBack(await decides());
    expect(await saved()).toEqual([]);
    await pass(60, 5);
    expect(await state()).toEqual(["accepted"]);
    expect(await saved()).toHaveLength(1);
  });

  test.each(["Refuse", "Cancel"] as const)("%s: refused, and nothing is saved", async (button) => {
    const page = await comesBack(await decides(button));
    expect(JSON.parse(page.text)).toEqual({ signing: "refused" });
    expect(await saved()).toEqual([]);
  });

  test("posted back twice at once, and a third time later: saved once", async () => {
    const leaving = await decides();
    await Promise.all([comesBack(leaving), comesBack(leaving)]);
    await pass(1);
    expect(JSON.parse((await comesBack(leaving)).text)).toEqual({ signing: "saved" });
    expect(await saved()).toHaveLength(1);
    expect(await state()).toEqual(["accepted"]);
  });

  test("signed twice in two tabs: two mandates, each saved once", async () => {
    const tabs = [await decides(), await decides()];
    await Promise.all(tabs.map(comesBack));
    const ids = (await saved()).map(({ mandateId }) => mandateId);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toHaveLength(2);
  });

  test.each(["initializeMandate", "finalizeMandate", "addDirectDebit"])(
    "the answer of %s is lost: nothing is saved twice, and what was signed is saved in the end",
    async (method) => {
      await scene.control.fault(method, "reset", "after");
      if (method === "initializeMandate") {
        expect(await begin()).toMatchObject({ status: 503, body: { code: "PAYMENT_GATEWAY_UNREACHABLE" } });
        expect(await state()).toEqual(["not-done"]);
        return;
      }
      await comesBack(await decides());
      await pass(2);
      expect(await state()).toEqual(["accepted"]);
      expect(await saved()).toHaveLength(1);
    },
  );

  test.each(["finalizeMandate", "addDirectDebit"])(
    "%s never arrives: it is repeated once the gateway shows no trace of it",
    async (method) => {
      await scene.control.fault(method, "reset", "before");
      await comesBack(await decides());
      expect(await saved()).toEqual([]);
      await pass(12);
      expect(await state()).toEqual(["accepted"]);
      expect(await saved()).toHaveLength(1);
    },
  );

  test("an acceptance of addDirectDebit counts once the wallet holds the mandate: it names none", async () => {
    const leaving = await decides();
    await scene.control.arm({
      method: "addDirectDebit",
      fault: "forced-code",
      code: "00",
      when: "before",
      times: 1,
    });
    expect(JSON.parse((await comesBack(leaving)).text)).toEqual({ signing: "saving" });
    expect(await saved()).toEqual([]);
    await pass(12);
    expect(await state()).toEqual(["accepted"]);
    expect(await saved()).toHaveLength(1);
  });

  test("the wallet cannot be read after a lost answer: it is asked again, and nothing is concluded", async () => {
    const leaving = await decides();
    await scene.control.fault("addDirectDebit", "reset", "after");
    await scene.control.arm({
      method: "getWalletData",
      fault: "forced-code",
      code: "99",
      when: "before",
      times: 1_000,
    });
    expect(JSON.parse((await comesBack(leaving)).text)).toEqual({ signing: "saving" });
    await pass(30, 10);
    expect(await state()).toEqual(["unknown"]);
    await scene.control.disarm();
    await pass(40, 10);
    expect(await state()).toEqual(["accepted"]);
    expect(await saved()).toHaveLength(1);
  });

  test("the process is gone when the buyer is back: another one goes on with what the return carried", async () => {
    const leaving = await decides();
    await scene.control.fault("finalizeMandate", "http-500", "before", 1);
    expect(JSON.parse((await comesBack(leaving)).text)).toEqual({ signing: "saving" });
    await pass(2);
    expect(await state()).toEqual(["accepted"]);
    expect(await saved()).toHaveLength(1);
  });

  test("nobody comes back: given up after the gateway's session, and a late return saves nothing", async () => {
    const leaving = await decides();
    await pass(20, 5);
    expect(await state()).toEqual(["prepared"]);
    await pass(30, 5);
    expect(await state()).toEqual(["not-done"]);
    expect(JSON.parse((await comesBack(leaving)).text)).toEqual({ signing: "not-saved" });
    expect(await saved()).toEqual([]);
  });

  test("the tab is closed after signing: saved where the mandate is in force by then, given up where it is not", async () => {
    const inForce = await decides();
    await decides();
    // As at a gateway that needs no return for it.
    const { redirectionData = "", messageVersion = "" } = formOf(inForce).fields;
    await scene.shop.gateway.finalizeMandate({ redirectionData, messageVersion });
    await pass(2);
    expect((await state()).toSorted()).toEqual(["accepted", "prepared"]);
    await pass(50, 5);
    expect((await state()).toSorted()).toEqual(["accepted", "not-done"]);
    // The buyer comes back after all, twice.
    const pages = await Promise.all([comesBack(inForce), comesBack(inForce)]);
    expect(pages.map(({ text }) => JSON.parse(text))).toEqual([{ signing: "saved" }, { signing: "saved" }]);
    expect(await saved()).toHaveLength(1);
  });

  test("while the gateway cannot be asked, nobody is given up", async () => {
    await decides();
    await scene.control.arm({
      method: "getMandateData",
      fault: "forced-code",
      code: "99",
      when: "before",
      times: 1_000,
    });
    await pass(60, 10);
    expect(await state()).toEqual(["prepared"]);
  });

  test("a return without fields is logged, and the real one still saves the mandate", async () => {
    const leaving = await decides();
    await fetch(formOf(leaving).action, { method: "POST", redirect: "manual" });
    const [signing] = await operations();
    expect(scene.shop.log).toContainEqual({
      step: "return ignored",
      reference: signing?.reference,
      code: "RETURN_INCOMPLETE",
      detail: "no fields",
    });
    expect(JSON.parse((await comesBack(leaving)).text)).toEqual({ signing: "saved" });
  });

  test("a forged return leaves the signature open, and its real return saves it; many are turned away", async () => {
    const leaving = formOf(await decides());
    const forge = (redirectionData: string) =>
      fetch(leaving.action, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ ...leaving.fields, redirectionData }),
      });
    expect((await forge("forged")).headers.get("location")).toBe("/mandates?state=signing");
    expect((await forge("")).headers.get("location")).toBe("/mandates?state=signing");
    const elsewhere = await fetch(`${scene.shop.url}/sips/signed/1.FORGED.1.x`, { method: "POST" });
    expect(elsewhere.status).toBe(404);
    expect((await forge(leaving.fields["redirectionData"] ?? "")).headers.get("location")).toBe(
      "/mandates?state=saved",
    );
    const second = formOf(await decides());
    for (let tries = 0; tries < 5; tries += 1) {
      const body = new URLSearchParams({ ...second.fields, redirectionData: `forged ${tries}` });
      await fetch(second.action, { method: "POST", body });
    }
    const last = await fetch(second.action, {
      method: "POST",
      headers: { "accept-language": "en" },
      body: new URLSearchParams(second.fields),
    });
    expect([last.status, await last.text()]).toEqual([429, expect.stringContaining("saved nothing")]);
  });

  test("another buyer's signature is not saved in this wallet", async () => {
    const mine = formOf(await decides());
    const other = await begin(account, asBuyer("bob"));
    const theirs = formOf(await scene.buyer().decides(String(other.body["url"]), "Confirm"));
    const { redirectionData = "" } = theirs.fields;
    await fetch(mine.action, {
      method: "POST",
      body: new URLSearchParams({ ...mine.fields, redirectionData }),
    });
    expect(await saved("ann")).toEqual([]);
    expect(await saved("bob")).toEqual([]);
  });

  test.each([
    [{ holder: "Ann Lee" }, "iban"],
    [{ iban: ibans.good }, "holder"],
    [{ ...account, saveMandate: true }, "saveMandate"],
    [{ ...account, paymentMeanId: "1" }, "paymentMeanId"],
  ])("%j: %s is at fault, and nothing is sent", async (input, field) => {
    expect(await begin(input)).toMatchObject({ status: 400, body: { field } });
    expect(await operations()).toEqual([]);
  });

  test("needs a wallet, and a page of the shop's own origin", async () => {
    expect(await begin(account, {})).toMatchObject({ status: 403, body: { code: "PAYMENT_WALLET_NONE" } });
    const foreign = await begin(account, { ...asBuyer("ann"), origin: "https://evil.example" });
    expect(foreign).toMatchObject({ status: 403, body: { code: "PAYMENT_ORIGIN_FOREIGN" } });
  });
});
