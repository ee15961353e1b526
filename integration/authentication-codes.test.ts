import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { card, savedCard } from "@sips-kit/server";
import { createBuyer, postJson } from "./buyer.js";
import { frictionless, found, withChallenge, type Script } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type Paid, type ScriptedShop } from "./scripted-shop.js";
import type { ShopChange } from "./shop.js";

const withoutAuthentication = { continueWithoutAuthentication: true };
const goesOn = { paymentMethods: [card(withoutAuthentication), savedCard(withoutAuthentication)] };

let scene: ScriptedShop;
afterEach(() => scene.close());
afterAll(closeSimulator);

const enrolment = "cardCheckEnrollment";
const order = "cardValidateAuthenticationAndOrder";

async function open(change: ShopChange = {}): Promise<void> {
  scene = await openScriptedShop(change);
}

describe.each(["01", "10", "80"])("an enrolment answered %s with redirectionData", (code) => {
  const unauthenticated = { ...frictionless, redirectionStatusCode: code, responseCode: code };

  test("ends refused: the buyer may choose another card", async () => {
    await open();
    scene.office.script(enrolment, () => unauthenticated);
    expect(await scene.pays()).toMatchObject({ outcome: "refused", retry: true });
    expect(await scene.newest()).toMatchObject({ responseCode: code });
    expect(scene.office.count(order)).toBe(0);
    expect(await scene.triesAgain()).toMatchObject({ status: 201 });
  });

  test("continues without authentication if the shop allows it, and shows that liability is not shifted", async () => {
    await open(goesOn);
    scene.office.script(enrolment, () => unauthenticated);
    expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
    expect(await scene.newest()).toMatchObject({ state: "accepted", liabilityShift: false });
    const [sent] = scene.office.heard.filter(({ method }) => method === order);
    expect(sent?.request).toMatchObject({ redirectionData: "data" });
    expect(sent?.request).not.toHaveProperty("paResMessage");
    expect(scene.shop.results).toMatchObject([{ liabilityShift: false }]);
  });
});

test.each(["01", "10", "80"])("%s without redirectionData is refused, whatever the setting", async (code) => {
  await open(goesOn);
  scene.office.script(enrolment, () => ({ redirectionStatusCode: code, responseCode: code }));
  expect(await scene.pays()).toMatchObject({ outcome: "refused" });
  expect(scene.office.count(order)).toBe(0);
});

describe("an enrolment is accepted by both of its codes", () => {
  test.each([
    ["without a challenge", frictionless],
    ["with one", withChallenge],
  ])("%s: redirectionStatusCode 00 with responseCode 05 is refused", async (_what, answer) => {
    await open(goesOn);
    scene.office.script(enrolment, () => ({ ...answer, responseCode: "05" }));
    expect(await scene.pays()).toMatchObject({ outcome: "refused", retry: true });
    expect(await scene.newest()).toMatchObject({ state: "refused", responseCode: "05" });
    expect(scene.office.count(order)).toBe(0);
    expect(await scene.triesAgain()).toMatchObject({ status: 201 });
  });

  test.each([undefined, "", "00"])("responseCode %j: the payment goes on", async (responseCode) => {
    await open();
    scene.office.script(enrolment, () => ({ ...frictionless, responseCode }));
    expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
  });
});

test.each([
  ["Y", true],
  ["N", false],
  ["U", false],
  [undefined, undefined],
] as const)("guaranteeIndicator %s: liabilityShift is %s", async (guaranteeIndicator, liabilityShift) => {
  await open();
  scene.office.script(order, (_request, known) => ({ ...known, responseCode: "00", guaranteeIndicator }));
  await scene.pays();
  expect((await scene.newest())?.liabilityShift).toBe(liabilityShift);
});

describe("a soft decline (A1)", () => {
  const softDecline: Script = (_request, known) => ({
    ...known,
    responseCode: "05",
    acquirerResponseCode: "A1",
  });
  const accepts: Script = (_request, known) => ({ ...known, responseCode: "00" });
  const isMandated = (request: object) => JSON.stringify(request).includes("CHALLENGE_MANDATE");
  /** Requires a challenge if the shop demands it. */
  const onDemand: Script = (request) => (isMandated(request) ? withChallenge : frictionless);
  const attempts = async () => (await scene.shop.payments.listByOrder("4711")).toReversed();

  async function comesBack({ url = "" }: Paid): Promise<void> {
    const action = `${scene.shop.url}${url.replace("/redirect/", "/return/")}`;
    await createBuyer(scene.shop).submit({ action, fields: { PaRes: "true" }, buttons: [] });
  }

  beforeEach(async () => {
    await open();
    scene.office.script(enrolment, onDemand);
    scene.office.script(order, softDecline);
  });

  test("after a frictionless flow is retried once with a challenge, under a new reference", async () => {
    const paid = await scene.pays();
    expect(paid).toMatchObject({ next: "redirect" });
    const [declined, retry] = await attempts();
    expect(declined).toMatchObject({
      state: "refused",
      acquirerResponseCode: "A1",
      retriedBy: retry?.reference,
    });
    expect(retry).toMatchObject({ state: "redirected", retryOf: declined?.reference, amountMinor: 2490 });
    expect(retry?.reference).not.toBe(declined?.reference);
    const enrolments = scene.office.heard.filter(({ method }) => method === enrolment);
    expect(enrolments.map(({ request }) => isMandated(request))).toEqual([false, true]);
    expect(enrolments[1]?.request).toMatchObject({ paymentToken: "token" });

    scene.office.script(order, accepts);
    await comesBack(paid);
    expect((await attempts()).map(({ state }) => state)).toEqual(["refused", "accepted"]);
    // The shop is notified of both, and that the first one was retried.
    expect(scene.shop.results).toMatchObject([
      { state: "refused", retriedBy: retry?.reference },
      { state: "accepted", retryOf: declined?.reference },
    ]);
  });

  test("is never tried a third time, and not at all after a challenge", async () => {
    const paid = await scene.pays();
    await comesBack(paid);
    expect((await attempts()).map(({ state }) => state)).toEqual(["refused", "refused"]);
    expect(scene.office.count(enrolment)).toBe(2);
    expect(scene.office.count(order)).toBe(2);
  });

  test("ends the payment if the gateway ignores the challenge mandate", async () => {
    scene.office.script(enrolment, () => frictionless);
    expect(await scene.pays()).toMatchObject({ outcome: "refused" });
    expect((await attempts()).map(({ state, retriedBy }) => [state, retriedBy !== undefined])).toEqual([
      ["refused", true],
      ["refused", false],
    ]);
    expect(scene.office.count(order)).toBe(2);
  });

  test("if the card data is not accepted again: the buyer is told of the refusal, and the next form requests a challenge", async () => {
    // A payment token may be good for one call only.
    scene.office.script(enrolment, (request) =>
      isMandated(request)
        ? { redirectionStatusCode: "12", responseCode: "12", errorFieldName: "paymentToken" }
        : frictionless,
    );
    const { url = "", ...paid } = await scene.pays();
    expect(paid).toMatchObject({ outcome: "refused", retry: true });
    const shown = await (await fetch(new URL(url, scene.shop.url))).json();
    expect(shown).toMatchObject({ state: "refused", acquirerResponseCode: "A1" });

    scene.office.script(enrolment, onDemand);
    scene.office.script(order, accepts);
    const again = await scene.pays();
    expect(again).toMatchObject({ next: "redirect" });
    await comesBack(again);
    expect((await attempts()).at(-1)).toMatchObject({ state: "accepted" });
  });

  test("that only a query reveals: the next form requests a challenge", async () => {
    scene.office.script(order, () => undefined);
    expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
    scene.office.script("getTransactionData", (_request, known) =>
      found(known, { responseCode: "05", acquirerResponseCode: "A1", transactionStatus: "REFUSED" }),
    );
    await scene.shop.payments.reconcile();
    expect(await scene.newest()).toMatchObject({ state: "refused" });
    expect(await scene.pays()).toMatchObject({ next: "redirect" });
  });

  test("of a saved card is tried again with that card", async () => {
    scene.office.script("getWalletData", () => ({ walletResponseCode: "00" }));
    scene.office.script("walletCheckEnrollment", onDemand);
    const merchantWalletId = "WALLET1";
    scene.shop.orders.set("4711", {
      orderId: "4711",
      amountMinor: 2490,
      currencyCode: "978",
      merchantWalletId,
    });
    const opened = await postJson(`${scene.shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
    const input = { session: opened.body["session"], paymentMeanId: "1" };
    const { body } = await postJson(`${scene.shop.url}/sips/payments`, input);
    expect(body).toMatchObject({ next: "redirect" });
    const enrolments = scene.office.heard.filter(({ method }) => method === "walletCheckEnrollment");
    expect(enrolments.map(({ request }) => [request["paymentMeanId"], isMandated(request)])).toEqual([
      ["1", false],
      ["1", true],
    ]);
  });

  test("after a charge without authentication is also retried", async () => {
    await scene.close();
    await open(goesOn);
    scene.office.script(order, softDecline);
    scene.office.script(enrolment, (request) =>
      isMandated(request)
        ? withChallenge
        : { ...frictionless, redirectionStatusCode: "80", responseCode: "80" },
    );
    expect(await scene.pays()).toMatchObject({ next: "redirect" });
  });
});
