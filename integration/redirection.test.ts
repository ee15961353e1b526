import { card, type PaymentsSettings, type RedirectForm } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer, formOf } from "./buyer.js";
import { startStubGateway, type Fields } from "./stub-gateway.js";
import { openShop, type Shop } from "./shop.js";

/* Redirect and return with responses that the simulator does not give: addresses that a browser must not open, empty
 * strings, and unusual forms and names.
 */
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A shop whose gateway answers the enrolment with these fields. */
async function shopWhereEnrolmentAnswers(fields: Fields, settings: Partial<PaymentsSettings> = {}) {
  const gateway = await startStubGateway({
    cardCheckEnrollment: ({ transactionReference }) => ({
      redirectionStatusCode: "00",
      responseCode: "00",
      redirectionData: "data of the enrolment",
      messageVersion: "0.1",
      transactionReference,
      ...fields,
    }),
  });
  closing.push(() => gateway.close());
  const shop = await openShop({ line: gateway.url, ...settings });
  closing.push(() => shop.close());
  return { shop, gateway, orders: () => gateway.methods().filter((name) => name.endsWith("AndOrder")) };
}

async function pay(shop: Shop, orderId = "4711") {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  return (await buyer.pays(session, "token")).body as { next: string; url: string; outcome?: string };
}

async function open(shop: Shop, path: string) {
  return fetch(new URL(path, shop.url), { redirect: "manual" });
}

test('redirectionUrl "" means no challenge: the charge is sent at once', async () => {
  const { shop, orders } = await shopWhereEnrolmentAnswers({ redirectionUrl: "", paReqMessage: "" });
  expect(await pay(shop)).toMatchObject({ next: "result", outcome: "accepted" });
  expect(orders()).toHaveLength(1);
});

describe("an address that no browser must be sent to", () => {
  test.each([
    "http://acs.example/challenge",
    "http://127.0.0.1.example/",
    "/challenge",
    "acs.example/challenge",
    "//acs.example/challenge",
    "javascript:alert(1)",
    "data:text/html,hello",
    "https://",
    " ",
  ])("%j ends the attempt with a reason, without a charge or a failing page", async (redirectionUrl) => {
    const { shop, gateway, orders } = await shopWhereEnrolmentAnswers({
      redirectionUrl,
      paReqMessage: "pareq",
    });
    const next = await pay(shop);
    expect(next).toMatchObject({ next: "result", outcome: "abandoned", retry: true });
    expect(next).toMatchObject({
      buyerMessage: {
        en: expect.stringContaining("Nothing was charged") as string,
        fr: expect.stringContaining("Rien n’a été débité") as string,
      },
    });
    const result = await open(shop, next.url);
    const payment = (await result.json()) as Record<string, unknown>;
    expect(payment).toMatchObject({ state: "abandoned", reason: "redirection-unusable" });
    expect(shop.results).toMatchObject([
      { orderId: "4711", state: "abandoned", reason: "redirection-unusable" },
    ]);
    expect(orders()).toEqual([]);
    expect(gateway.methods()).toContain("cardCheckEnrollment");
    // The order is free for another attempt.
    await createBuyer(shop).opens("4711");
  });

  test("in the journal of an older version: the redirect page leads to the result instead of failing", async () => {
    const acs = { redirectionUrl: "https://acs.example/", paReqMessage: "pareq" };
    const { shop } = await shopWhereEnrolmentAnswers(acs);
    const { url } = await pay(shop);
    const [attempt] = await shop.journal.listByOrder("4711");
    const reference = attempt?.reference ?? "";
    const move = { at: Date.now(), what: "as an older version did" };
    for (const redirectionUrl of ["/challenge", "", "http://acs.example/"]) {
      await shop.journal.move(reference, { ...move, to: "charging" });
      const state = { ...attempt?.facts.state, redirectionUrl };
      await shop.journal.move(reference, { ...move, to: "redirected", facts: { state } });
      expect((await shop.journal.read(reference))?.facts.state).toEqual(state);
      const challenge = await open(shop, url);
      expect(challenge.status).toBe(303);
      expect(challenge.headers.get("location")).toMatch(/^\/result/);
    }
  });

  test.each(["https://acs.example/challenge?id=1", "http://127.0.0.1:4000/acs", "http://acs.localhost/"])(
    "%s is one to send to",
    async (redirectionUrl) => {
      const { shop } = await shopWhereEnrolmentAnswers({ redirectionUrl, paReqMessage: "pareq" });
      const { next, url } = await pay(shop);
      expect(next).toBe("redirect");
      expect((await formAt(shop, url)).action).toBe(redirectionUrl);
    },
  );
});

describe("redirectForm", () => {
  const withPaReq = { redirectionUrl: "https://acs.example/", paReqMessage: "pareq" };
  const withoutPaReq = { redirectionUrl: "https://supplier.example/" };
  const supplier = {
    redirectionData: "data of the enrolment",
    messageVersion: "0.1",
    redirectionVersion: "0.1",
  };

  test.each<[string, RedirectForm | undefined, Fields, Fields]>([
    ["by default, with paReqMessage: the form to the ACS", undefined, withPaReq, { PaReq: "pareq" }],
    ["by default, without: the form to suppliers", undefined, withoutPaReq, supplier],
    ["supplier: that form, with paReqMessage too", "supplier", withPaReq, supplier],
    ["acs: that form, without paReqMessage too", "acs", withoutPaReq, { PaReq: "" }],
    [
      "names of the shop's own",
      { creq: "redirectionData", threeDSSessionData: "session", back: "returnUrl", v: "messageVersion" },
      withPaReq,
      { creq: "data of the enrolment", v: "0.1" },
    ],
  ])("%s", async (_what, redirectForm, answer, expected) => {
    const { shop } = await shopWhereEnrolmentAnswers(
      answer,
      redirectForm === undefined ? {} : { paymentMethods: [card({ redirectForm })] },
    );
    const { fields } = await formAt(shop, (await pay(shop)).url);
    expect(fields).toMatchObject(expected);
    const others = Object.keys(fields).filter((name) => !Object.hasOwn(expected, name));
    const isAcs = Object.hasOwn(expected, "PaReq");
    expect(others).toEqual(
      isAcs ? ["TermUrl", "MD"] : typeof redirectForm === "object" ? ["threeDSSessionData", "back"] : [],
    );
    const returnUrl = fields["TermUrl"] ?? fields["back"];
    if (returnUrl !== undefined) expect(returnUrl).toContain(`${shop.url}/sips/return/`);
  });
});

test("returnFields: a field with another name is passed on as paResMessage", async () => {
  const answer = { redirectionUrl: "https://acs.example/", paReqMessage: "pareq" };
  for (const [settings, name, isRead] of [
    [{}, "pares", true],
    [{}, "cres", false],
    [{ returnFields: { paRes: ["cres", "PaRes"] } }, "CRes", true],
    [{ returnFields: { paRes: ["cres"] } }, "PaRes", false],
  ] as const) {
    const { shop, gateway } = await shopWhereEnrolmentAnswers(answer, settings);
    const { fields } = await formAt(shop, (await pay(shop)).url);
    const body = new URLSearchParams({ [name]: "what the ACS says", MD: "x" });
    await fetch(String(fields["TermUrl"]), { method: "POST", body, redirect: "manual" });
    const ordered = gateway.heard.filter(({ method }) => method === "cardValidateAuthenticationAndOrder");
    const expected = isRead ? [{ request: { paResMessage: "what the ACS says" } }] : [];
    expect(ordered).toMatchObject(expected);
    expect(ordered).toHaveLength(expected.length);
  }
});

test("returnFields: also for a supplier's return", async () => {
  const answer = { redirectionUrl: "https://supplier.example/" };
  const returnFields = { redirectionData: ["payload"], messageVersion: ["v"] };
  const redirectForm = { payload: "redirectionData", v: "messageVersion", back: "returnUrl" } as const;
  const { shop, gateway } = await shopWhereEnrolmentAnswers(answer, {
    returnFields,
    paymentMethods: [card({ redirectForm })],
  });
  const { fields } = await formAt(shop, (await pay(shop)).url);
  const body = new URLSearchParams({ Payload: "of the return", V: "0.2" });
  await fetch(String(fields["back"]), { method: "POST", body, redirect: "manual" });
  const ordered = gateway.heard.find(({ method }) => method === "cardValidateAuthenticationAndOrder");
  expect(ordered?.request).toMatchObject({ redirectionData: "of the return", messageVersion: "0.2" });
});

test("the gateway gets the shop's order id if its format permits it", async () => {
  const longest = "2026-11_4711.a:b-0123456789-0123";
  for (const [settings, orderId, sent] of [
    [{}, longest, longest],
    [{}, `${longest}4`, undefined],
    [{ orderIdForm: "AN32" }, longest, undefined],
    [{ orderIdForm: "AN32" }, "4711", "4711"],
  ] as const) {
    const { shop, gateway } = await shopWhereEnrolmentAnswers({}, settings);
    expect(await pay(shop, orderId)).toMatchObject({ outcome: "accepted" });
    const enrolment = gateway.heard.find(({ method }) => method === "cardCheckEnrollment");
    expect(enrolment?.request["orderId"]).toBe(sent);
  }
});

async function formAt(shop: Shop, path: string) {
  const response = await fetch(new URL(path, shop.url));
  expect(response.status).toBe(200);
  return formOf({ status: response.status, url: response.url, text: await response.text() });
}
