import { createHash, createHmac } from "node:crypto";
import { testShop } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";

// The return from the bank: who may post it, for how long, with which fields, and how often.

const challenge = "5100000000000800";
const day = 24 * 3_600_000;
const charging = "cardValidateAuthenticationAndOrder";

let shop: Shop;
let moved = 0;

beforeEach(async () => {
  moved = 0;
  shop = await openShop({ now: () => Date.now() + moved });
});
afterEach(() => shop.close());

async function atBank(orderId = "4711") {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  const paid = await buyer.pays(session, await buyer.types(challenge));
  const url = String(paid.body["url"]);
  return { buyer, session, url, form: await buyer.returnForm(url, "Authenticate") };
}

const paymentOf = async (orderId = "4711") => (await shop.payments.listByOrder(orderId))[0];
const stateOf = async (orderId?: string) => (await paymentOf(orderId))?.state;
const chargingCalls = () => shop.log.filter((one) => (one as { step?: string }).step === charging).length;
const statusOf = async (path: string) =>
  (await fetch(new URL(path, shop.url), { redirect: "manual" })).status;

describe("an expired signed link opens nothing", () => {
  test.each([
    ["a day after the end of the session", day + 16 * 60_000],
    ["31 days", 31 * day],
    ["ten years", 3653 * day],
  ])("a return after %s charges nothing, although the gateway would still accept it", async (_when, ms) => {
    const { buyer, form, url } = await atBank();
    moved = ms;
    const page = await buyer.submit(form);
    expect(page.status).toBe(404);
    expect(page.text).toContain("has expired");
    expect(await statusOf(url)).toBe(404);
    expect(chargingCalls()).toBe(0);
    expect(await controlOf(shop).charges()).toEqual([]);
  });

  test("a buyer who takes all evening may still return, and the gateway decides", async () => {
    const { buyer, form } = await atBank();
    moved = 20 * 3_600_000;
    expect(JSON.parse((await buyer.submit(form)).text)).toMatchObject({ state: "accepted" });
  });

  test("a result link shows the payment for 30 days", async () => {
    const { buyer, form } = await atBank();
    const { url } = await buyer.submit(form);
    moved = 30 * day - 60_000;
    expect(JSON.parse((await buyer.open(url)).text)).toMatchObject({ state: "accepted" });
    for (const later of [30 * day + 1_000, 3653 * day]) {
      moved = later;
      expect(JSON.parse((await buyer.open(url)).text)).toEqual({ state: "not found" });
    }
  });

  test("using a result link does not extend its lifetime", async () => {
    const { buyer, form } = await atBank();
    const { url } = await buyer.submit(form);
    moved = 29.9 * day;
    const seen = JSON.parse((await buyer.open(url)).text) as { session: string };
    expect(new URL(url).searchParams.get("payment")).toBe(seen.session);
  });

  test("whose order was paid long ago is still led to its result", async () => {
    const { buyer, form } = await atBank();
    await buyer.submit(form);
    moved = 400 * day;
    const again = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
    expect(again.body).toMatchObject({ code: "PAYMENT_ORDER_PAID" });
    const page = await buyer.open(new URL(String(again.body["url"]), shop.url).href);
    expect(JSON.parse(page.text)).toMatchObject({ state: "accepted" });
  });

  test("a session leads to its payment for a day, then nowhere", async () => {
    const { session } = await atBank();
    const body = { session: session.session, paymentToken: "x" };
    const sent = await postJson(`${shop.url}/sips/payments`, body);
    expect(sent.body).toMatchObject({ code: "PAYMENT_ALREADY_SENT" });
    for (const later of [day + 16 * 60_000, 3653 * day]) {
      moved = later;
      const late = await postJson(`${shop.url}/sips/payments`, body);
      expect(late).toMatchObject({ status: 410, body: { code: "PAYMENT_SESSION_EXPIRED" } });
      expect(late.body["url"]).toBeUndefined();
    }
  });
});

describe("a link is valid for one purpose", () => {
  test("a leaked result link cannot post a return or lead to the bank", async () => {
    const { buyer, form } = await atBank();
    const see = (await paymentOf())?.session ?? "";
    const posted = await buyer.submit({ ...form, action: `${shop.url}/sips/return/${see}` });
    expect(posted.status).toBe(404);
    expect(await statusOf(`/sips/redirect/${see}`)).toBe(404);
    expect(chargingCalls()).toBe(0);
    expect(await stateOf()).toBe("redirected");
  });

  test("a return link alone shows no payment; the shop gets the link to the bank separately", async () => {
    const { form, url } = await atBank();
    const back = form.action.slice(form.action.lastIndexOf("/") + 1);
    expect(await shop.payments.findBySession(back)).toBeUndefined();
    expect((await paymentOf())?.redirectUrl).toBe(url);
  });
});

describe("the fields of a return", () => {
  type Fields = Record<string, string>;
  interface Sealing {
    readonly key?: string;
    readonly algorithm?: "SHA-256" | "HMAC-SHA-256";
    readonly encode?: "base64" | "base64url" | "none";
    readonly isJson?: boolean;
  }

  /** The form of a sealed return; its seal covers the text as posted. */
  function sealed(fields: Fields, sealing: Sealing = {}): Fields {
    const { key = testShop.secretKey, algorithm = "SHA-256", encode = "base64", isJson = false } = sealing;
    const text = isJson
      ? JSON.stringify(fields)
      : Object.entries(fields)
          .map(([name, value]) => `${name}=${value}`)
          .join("|");
    const data = encode === "none" ? text : Buffer.from(text).toString(encode);
    const seal =
      algorithm === "SHA-256"
        ? createHash("sha256")
            .update(data + key)
            .digest("hex")
        : createHmac("sha256", key).update(data).digest("hex");
    return {
      Data: data,
      Seal: seal,
      InterfaceVersion: "HP_2.55",
      ...(encode !== "none" && { Encode: encode }),
    };
  }

  /** What the gateway knows of the payment, beside the bank's answer. */
  async function inside(paRes: string, change: Fields = {}): Promise<Fields> {
    const { merchantId } = testShop;
    const reference = (await paymentOf())?.reference ?? "";
    const known = { merchantId, transactionReference: reference, amount: "2490", currencyCode: "978" };
    return {
      ...known,
      orderId: "4711",
      keyVersion: "1",
      customerMobilePhone: "null",
      PaRes: paRes,
      ...change,
    };
  }

  test.each(["PaRes", "PARes", "pares", "PARES"])("plain, as %s", async (name) => {
    const { buyer, form } = await atBank();
    await buyer.submit({ ...form, fields: { [name]: form.fields["PaRes"] ?? "", MD: "x" } });
    expect(await stateOf()).toBe("accepted");
  });

  test.each<[string, Sealing]>([
    ["SHA-256, base64", {}],
    ["SHA-256, base64url", { encode: "base64url" }],
    ["SHA-256, as it is", { encode: "none" }],
    ["HMAC-SHA-256, base64", { algorithm: "HMAC-SHA-256" }],
    ["HMAC-SHA-256, as it is", { algorithm: "HMAC-SHA-256", encode: "none" }],
    ["JSON of interface 3.x", { algorithm: "HMAC-SHA-256", encode: "none", isJson: true }],
  ])("sealed: %s", async (_how, sealing) => {
    const { buyer, form } = await atBank();
    const fields = sealed(await inside(form.fields["PaRes"] ?? ""), sealing);
    await buyer.submit({ ...form, fields });
    expect(await stateOf()).toBe("accepted");
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  const foreign: readonly [string, Fields][] = [
    ["merchant", { merchantId: "002001000000002" }],
    ["reference", { transactionReference: "01KAZZZZZZZZZZZZZZZZZZZZZZ" }],
    ["amount", { amount: "249000" }],
    ["currency", { currencyCode: "756" }],
    ["order", { orderId: "4712" }],
  ];

  test("sealed, with leading zeros before the amount: counts", async () => {
    const { buyer, form } = await atBank();
    const fields = sealed(await inside(form.fields["PaRes"] ?? "", { amount: "000000002490" }));
    await buyer.submit({ ...form, fields });
    expect(await stateOf()).toBe("accepted");
  });

  test.each(foreign)("sealed, with another %s: rejected, and not sent", async (_what, change) => {
    const { buyer, form } = await atBank();
    const paRes = form.fields["PaRes"] ?? "";
    const page = await buyer.submit({ ...form, fields: sealed(await inside(paRes, change)) });
    expect(JSON.parse(page.text)).toMatchObject({ state: "redirected" });
    expect(chargingCalls()).toBe(0);
    expect(shop.log).toContainEqual(
      expect.objectContaining({ step: "return ignored", code: "RETURN_OF_ANOTHER_PAYMENT" }),
    );
    await buyer.submit({ ...form, fields: sealed(await inside(paRes)) });
    expect(await stateOf()).toBe("accepted");
  });

  test.each<[string, (answer: string) => Fields, string]>([
    ["none, as after a redirect", () => ({}), "no fields"],
    ["unexpected names", (answer) => ({ answer, MD: "x", "5100000000000800": "x" }), "fields answer, md"],
  ])("%s: not sent, and logged by name", async (_what, fieldsOf, detail) => {
    const { buyer, form } = await atBank();
    await buyer.submit({ ...form, fields: fieldsOf(form.fields["PaRes"] ?? "") });
    expect(await stateOf()).toBe("redirected");
    expect(shop.log).toContainEqual(
      expect.objectContaining({ step: "return ignored", code: "RETURN_INCOMPLETE", detail }),
    );
    await buyer.submit(form);
    expect(await stateOf()).toBe("accepted");
  });

  test.each<[string, (fields: Fields) => Fields]>([
    ["another key", (fields) => sealed(fields, { key: "ANOTHER_KEY" })],
    ["a key version that the shop has not", (fields) => sealed({ ...fields, keyVersion: "9" })],
    ["no seal", (fields) => ({ ...sealed(fields), Seal: "" })],
    [
      "a seal over what was decoded",
      (fields) => ({ ...sealed(fields), Seal: sealed(fields, { encode: "none" })["Seal"] ?? "" }),
    ],
    [
      "a field changed after sealing",
      (fields) => ({ ...sealed(fields), Data: sealed({ ...fields, amount: "1" })["Data"] ?? "" }),
    ],
    [
      "a plain answer beside a wrong seal",
      (fields) => ({ ...sealed(fields, { key: "X" }), PaRes: fields["PaRes"] ?? "" }),
    ],
  ])("sealed by %s: rejected, and not sent", async (_how, sealedBy) => {
    const { buyer, form } = await atBank();
    await buyer.submit({ ...form, fields: sealedBy(await inside(form.fields["PaRes"] ?? "")) });
    expect(await stateOf()).toBe("redirected");
    expect(chargingCalls()).toBe(0);
    expect(shop.log).toContainEqual(
      expect.objectContaining({ step: "return ignored", code: "RETURN_SEAL_MISMATCH" }),
    );
  });
});

describe("forged returns", () => {
  const forgery = (number: number) => ({ PaRes: `Zm9yZ2Vk${number}`, MD: "x" });

  test("one after the other: five reach the gateway, the rest are answered 429 and write nothing", async () => {
    const { buyer, form } = await atBank();
    const statuses: number[] = [];
    for (let number = 0; number < 12; number += 1) {
      statuses.push((await buyer.submit({ ...form, fields: forgery(number) })).status);
    }
    expect(statuses).toEqual([
      ...Array.from({ length: 5 }, () => 200),
      ...Array.from({ length: 7 }, () => 429),
    ]);
    expect(chargingCalls()).toBe(5);
    const { reference = "" } = (await paymentOf()) ?? {};
    expect((await shop.payments.events(reference)).length).toBe(3 + 2 * 5);
  });

  test("two hundred at once: no more than five reach the gateway", async () => {
    const { buyer, form } = await atBank();
    const pages = await Promise.all(
      Array.from({ length: 200 }, (_, number) => buyer.submit({ ...form, fields: forgery(number) })),
    );
    expect(chargingCalls()).toBe(5);
    expect(pages.filter(({ status }) => status === 429)).toHaveLength(195);
    expect(await controlOf(shop).charges()).toEqual([]);
  });

  test("the page explains it in the buyer's language and leads to the payment; another attempt can pay", async () => {
    const { buyer, form, url } = await atBank();
    for (let number = 0; number < 5; number += 1) await buyer.submit({ ...form, fields: forgery(number) });
    const english = await buyer.submit(form);
    expect(english.text).toContain("Too many answers came back");
    const french = await fetch(form.action, {
      method: "POST",
      headers: { "accept-language": "fr", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form.fields),
    });
    expect(french.status).toBe(429);
    expect(await french.text()).toContain("Trop de réponses");
    const [, link = ""] = /<a href="([^"]+)" target="_top">/.exec(english.text) ?? [];
    const result = await buyer.open(new URL(link.replaceAll("&#61;", "="), shop.url).href);
    // There is no link to the bank any more, because its answer would not be accepted.
    expect(JSON.parse(result.text)).toMatchObject({ state: "redirected" });
    expect(JSON.parse(result.text)).not.toHaveProperty("redirectUrl");
    expect(await statusOf(url)).toBe(303);
    const session = await buyer.opens("4711");
    const paid = await buyer.pays(session, await buyer.types("5100000100000700"));
    expect(paid.body).toMatchObject({ outcome: "accepted" });
  });

  test("after four of them the real one still pays, and one more changes nothing", async () => {
    const { buyer, form } = await atBank();
    for (let number = 0; number < 4; number += 1) await buyer.submit({ ...form, fields: forgery(number) });
    expect(JSON.parse((await buyer.submit(form)).text)).toMatchObject({ state: "accepted" });
    const after = await buyer.submit({ ...form, fields: forgery(9) });
    expect(JSON.parse(after.text)).toMatchObject({ state: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
    expect(shop.results).toHaveLength(1);
  });

  test("returns without a bank's answer do not count", async () => {
    const { buyer, form } = await atBank();
    for (let number = 0; number < 20; number += 1) await buyer.submit({ ...form, fields: { MD: "x" } });
    expect(JSON.parse((await buyer.submit(form)).text)).toMatchObject({ state: "accepted" });
  });

  test("the bank's answer is not in the journal", async () => {
    const { buyer, form } = await atBank();
    await buyer.submit(form);
    const { reference = "" } = (await paymentOf()) ?? {};
    const kept = JSON.stringify([await shop.journal.read(reference), await shop.journal.events(reference)]);
    const paRes = form.fields["PaRes"] ?? "";
    expect(paRes.length).toBeGreaterThan(20);
    expect(kept).not.toContain(paRes);
  });
});
