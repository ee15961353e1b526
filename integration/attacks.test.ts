import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { merchantRouter } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, formOf, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

// Attacks on another buyer's payment or money, and attempts to use the shop's name for a foreign page.

const frictionless = "5100000100000700";
const challenge = "5100000000000800";
let shop: Shop;
let changed: ShopChange = {};

beforeEach(async () => {
  changed = {};
  shop = await openShop({
    resultUrl: (payment) => changed.resultUrl?.(payment) ?? `/result?payment=${payment.session}`,
    resolveOrder: (orderId, { step, buyer }) => {
      const order = shop.orders.get(orderId);
      // Other buyers' orders are not found, as in any shop with a log-in.
      const isTheirs = step === "charge" || order?.details?.customerId === buyer.headers["x-buyer"];
      return isTheirs ? order : undefined;
    },
  });
});
afterEach(() => shop.close());

async function atBank(orderId: string) {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  const { body } = await buyer.pays(session, await buyer.types(challenge));
  const url = String(body["url"]);
  return { buyer, session, url, form: await buyer.returnForm(url, "Authenticate") };
}

async function stateOf(orderId: string): Promise<string | undefined> {
  return (await shop.payments.listByOrder(orderId))[0]?.state;
}

describe("returns", () => {
  test("one buyer's bank answer in another's return: neither pays for the other", async () => {
    const [mine, others] = [await atBank("A"), await atBank("B")];
    await mine.buyer.submit({ ...mine.form, action: others.form.action });
    expect(await stateOf("B")).toBe("redirected");
    expect(await controlOf(shop).charges()).toHaveLength(0);
    await others.buyer.submit(others.form);
    await mine.buyer.submit(mine.form);
    expect([await stateOf("A"), await stateOf("B")]).toEqual(["accepted", "accepted"]);
    expect(await controlOf(shop).charges()).toHaveLength(2);
  });

  test("replayed after the end, as POST and as GET: the same page, no second charge", async () => {
    const { buyer, form } = await atBank("A");
    const pages = [await buyer.submit(form), await buyer.submit(form), await buyer.open(form.action)];
    for (const page of pages) expect(JSON.parse(page.text)).toMatchObject({ state: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
    expect(shop.results).toHaveLength(1);
  });

  test.each([
    ["another reference", (parts: string[]) => parts.with(1, "01KAZZZZZZZZZZZZZZZZZZZZZZ")],
    ["a later end", (parts: string[]) => parts.with(2, "zzzzzz")],
    ["another key", (parts: string[]) => parts.with(0, "2")],
    ["no signature", (parts: string[]) => parts.with(3, "")],
    ["a longer text", (parts: string[]) => [...parts, "x"]],
  ])("with %s: belongs to no payment", async (_what, change) => {
    const { buyer, form } = await atBank("A");
    const at = form.action.lastIndexOf("/") + 1;
    const forged = change(form.action.slice(at).split(".")).join(".");
    const page = await buyer.submit({ ...form, action: form.action.slice(0, at) + forged });
    expect(page.status).toBe(404);
    expect(await stateOf("A")).toBe("redirected");
  });

  test("field names of Object.prototype, arrays, line breaks: ignored", async () => {
    const { buyer, form } = await atBank("A");
    for (const fields of [
      "__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__=1",
      "PaRes=a&PaRes=b",
      "PaRes[]=a",
      "PaRes=%0d%0aSet-Cookie:%20a=b",
    ]) {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: fields,
        redirect: "manual",
      });
      expect(answer.status, fields).toBe(303);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await stateOf("A"), fields).toBe("redirected");
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await buyer.submit(form);
    expect(await stateOf("A")).toBe("accepted");
  });
});

describe("sessions", () => {
  test("a link to see a payment cannot pay, and a session to pay cannot see one", async () => {
    const { session, url } = await atBank("A");
    const see = url.slice(url.lastIndexOf("/") + 1);
    const paid = await postJson(`${shop.url}/sips/payments`, { session: see, paymentToken: "x" });
    expect(paid.body).toMatchObject({ code: "PAYMENT_SESSION_INVALID" });
    for (const path of ["redirect", "return"]) {
      expect((await fetch(`${shop.url}/sips/${path}/${session.session}`)).status).toBe(404);
    }
  });

  test("another buyer's order is not found, neither to open nor to pay", async () => {
    const order = { orderId: "A", amountMinor: 2490, currencyCode: "978", details: { customerId: "anna" } };
    shop.orders.set("A", order);
    const begin = (headers: Record<string, string>) =>
      postJson(`${shop.url}/sips/sessions`, { orderId: "A", mode: "hosted" }, headers);
    expect((await begin({ "x-buyer": "bob" })).body).toMatchObject({ code: "PAYMENT_ORDER_UNKNOWN" });
    const { session } = (await begin({ "x-buyer": "anna" })).body;
    const body = { session, paymentToken: await createBuyer(shop).types(frictionless) };
    const stolen = await postJson(`${shop.url}/sips/payments`, body, { "x-buyer": "bob" });
    expect(stolen.body).toMatchObject({ code: "PAYMENT_ORDER_UNKNOWN" });
    expect((await postJson(`${shop.url}/sips/payments`, body, { "x-buyer": "anna" })).status).toBe(200);
  });
});

describe("the host's name comes from the settings", () => {
  const lies = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
  };

  /** Fetch writes the Host header itself. */
  function get(path: string, headers: Record<string, string>): Promise<{ location: string; text: string }> {
    const { port } = new URL(shop.url);
    return new Promise((resolve, reject) => {
      const call = httpRequest({ host: "127.0.0.1", port, path, headers }, (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += String(chunk)));
        answer.on("end", () => resolve({ location: answer.headers.location ?? "", text }));
      });
      call.on("error", reject).end();
    });
  }

  test("in the form to the bank and in redirects", async () => {
    const { url, form } = await atBank("A");
    const page = await get(url, { ...lies, host: "evil.example" });
    expect(page.text).not.toContain("evil.example");
    expect(formOf({ status: 200, url: shop.url, text: page.text }).fields["TermUrl"]).toContain(
      `${shop.url}/sips/`,
    );
    const back = await get(new URL(form.action).pathname, { ...lies, host: "evil.example" });
    expect(back.location).toMatch(/^\/result\?payment=/);
  });

  test.each([
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["/.//evil.example/", "/evil.example/"],
    ["/\\evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["https://", "/"],
    ["/result\r\nSet-Cookie: a=b", "/resultSet-Cookie:%20a=b"],
  ])("a result page %j becomes %s", async (resultUrl, url) => {
    changed = { resultUrl: () => resultUrl };
    const buyer = createBuyer(shop);
    const session = await buyer.opens("A");
    const paid = await buyer.pays(session, await buyer.types(frictionless));
    expect(paid.body).toMatchObject({ url, outcome: "accepted" });
  });
});

describe("posts from another site", () => {
  const body = JSON.stringify({ orderId: "A", mode: "hosted" });
  test.each([
    ["a form", "application/x-www-form-urlencoded", {}],
    ["a form with files", "multipart/form-data; boundary=x", {}],
    ["text", "text/plain", {}],
    ["nothing said", "", {}],
    ["JSON with a foreign Origin", "application/json", { origin: "https://evil.example" }],
    ["JSON with no Origin to speak of", "application/json", { origin: "null" }],
    ["JSON of a sister site", "application/json", { origin: "http://localhost:1" }],
  ])("%s is refused", async (_what, contentType, headers) => {
    shop.orders.set("A", { orderId: "A", amountMinor: 2490, currencyCode: "978" });
    for (const path of ["sessions", "payments", "brands"]) {
      const answer = await postJson(`${shop.url}/sips/${path}`, body, {
        "content-type": contentType,
        ...headers,
      });
      expect(answer.body["code"]).toMatch(/^PAYMENT_(CONTENT_TYPE|ORIGIN_FOREIGN)$/);
    }
    expect(await shop.payments.listByOrder("A")).toEqual([]);
  });
});

describe("the merchant's routes", () => {
  test("are closed to everyone who is not authorised, whatever they send", async () => {
    const asked: string[] = [];
    const authorize = (_request: unknown, action: string) => {
      asked.push(action);
      // Anything but true is a refusal: a forgotten await, a string, an object.
      return "yes" as unknown as boolean;
    };
    shop.app.use("/merchant", merchantRouter(shop.payments, { authorize }));
    await atBank("A");
    const [{ reference } = { reference: "" }] = await shop.payments.listByOrder("A");
    const kinds = ["cancel", "refund", "validate", "acceptReview", "refuseReview", "duplicate"];
    for (const kind of kinds) {
      const request = { idempotencyKey: "1", reference, amountMinor: 1 };
      const answer = await postJson(`${shop.url}/merchant/operations/${kind}`, request);
      expect(answer).toMatchObject({ status: 403, body: { code: "PAYMENT_NOT_AUTHORIZED" } });
    }
    for (const path of [`payments/${reference}`, "orders/A", "payments", "days", "payments.csv"]) {
      expect((await fetch(`${shop.url}/merchant/${path}`)).status).toBe(403);
    }
    expect(asked).toEqual([...kinds, "read", "read", "read", "read", "export"]);
    expect(await shop.payments.operations.of(reference)).toEqual([]);
  });
});

describe("slow clients", () => {
  test("three hundred half-sent requests prevent nobody from paying", async () => {
    const { port, hostname } = new URL(shop.url);
    const beginnings = [
      "POST /sips/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
      "POST /sips/payments HTTP/1.1\r\nHost: x\r\nContent-Ty",
      "POST /sips/return/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nPaRes",
    ];
    const slow: Socket[] = [];
    for (let index = 0; index < 300; index += 1) {
      const socket = connect(Number(port), hostname).on("error", () => {});
      await new Promise((resolve) => socket.once("connect", resolve));
      socket.write(beginnings[index % 3] ?? "");
      slow.push(socket);
    }
    const buyer = createBuyer(shop);
    const session = await buyer.opens("A");
    const paid = await buyer.pays(session, await buyer.types(frictionless));
    expect(paid.body).toMatchObject({ outcome: "accepted" });
    for (const socket of slow) socket.destroy();
  });
});
