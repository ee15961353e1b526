import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { createOfficeClient, orderFields } from "../testing/office-client.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await createControlClient(simulator.url).post("reset");
});

const openSession = async (fields = {}) => {
  const answer = await createOfficeClient(simulator.url).call("hostedFieldsInitialize", fields);
  return String(answer["merchantSessionToken"]);
};
const ask = async (path: string, body: object, origin: string | undefined = simulator.origins.fields) => {
  const response = await fetch(`${simulator.origins.fields}/hosted-fields/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(origin === undefined ? {} : { origin }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const card = { cardNumber: "4300000000000900", cardExpiryDate: "203512", cardCSCValue: "123" };

describe("the frames' back end", () => {
  test("makes tokens as paymentTokenGenerate does", async () => {
    const merchantSessionToken = await openSession();
    const made = await ask("payment-tokens", { merchantSessionToken, ...card, paymentMeanBrand: "VISA" });
    expect(made).toEqual({ status: 200, body: { paymentToken: expect.stringMatching(/^[\w-]{32}$/) } });
    const { paymentToken } = made.body as { paymentToken: string };
    const order = await createOfficeClient(simulator.url).call("cardOrder", {
      ...orderFields(),
      paymentToken,
    });
    expect(order).toMatchObject({
      responseCode: "00",
      paymentMeanBrand: "VISA",
      paymentMeanBrandSelectionStatus: "APPLIED_HOLDER",
    });
  });

  test("makes a token of the brands that the shop takes, and of no other", async () => {
    const merchantSessionToken = await openSession({ paymentMeanBrandList: ["VISA"] });
    const made = await ask("payment-tokens", { merchantSessionToken, ...card });
    const { paymentToken } = made.body as { paymentToken: string };
    const order = { ...orderFields(), paymentToken };
    expect(await createOfficeClient(simulator.url).call("cardOrder", order)).toMatchObject({
      responseCode: "00",
      paymentMeanBrand: "VISA",
      paymentMeanBrandSelectionStatus: "NOT_APPLICABLE",
    });
    const ofCb = await ask("payment-tokens", { merchantSessionToken, ...card, paymentMeanBrand: "CB" });
    expect(ofCb.body).toMatchObject({ error: { message: "paymentMeanBrand is not right." } });
    const onlyAmex = await openSession({ paymentMeanBrandList: ["AMEX"] });
    const ofNone = await ask("payment-tokens", { merchantSessionToken: onlyAmex, ...card });
    expect(ofNone.body).toMatchObject({ error: { message: "cardNumber is not right." } });
  });

  test("accepts messages only from its own frames", async () => {
    const merchantSessionToken = await openSession();
    for (const origin of ["http://localhost:3000", "null", simulator.origins.acs, ""]) {
      const answer = await ask("payment-tokens", { merchantSessionToken, ...card }, origin);
      expect(answer).toMatchObject({ status: 403, body: { error: { code: "ORIGIN" } } });
    }
  });

  test("knows no session that it did not open, or that is too old", async () => {
    const merchantSessionToken = await openSession();
    const [head, , signature] = merchantSessionToken.split(".");
    const forged = Buffer.from(JSON.stringify({ merchantId: "002001000000002", exp: 9e9 })).toString(
      "base64url",
    );
    for (const other of ["", "a.b.c", `${head}.${forged}.${signature}`]) {
      expect(await ask("session", { merchantSessionToken: other })).toMatchObject({ status: 401 });
    }
    expect(await ask("session", { merchantSessionToken })).toMatchObject({ status: 200 });
    await createControlClient(simulator.url).post("clock", { advance: "PT15M" });
    expect(await ask("session", { merchantSessionToken })).toMatchObject({ status: 401 });
    expect(await ask("payment-tokens", { merchantSessionToken, ...card })).toMatchObject({ status: 401 });
  });

  test.each([
    ["cardNumber", "43"],
    ["cardExpiryDate", "203513"],
    ["cardCSCValue", "x"],
    ["paymentMeanBrand", "AMEX"],
  ])("refuses a card whose %s is %j", async (field, value) => {
    const merchantSessionToken = await openSession();
    expect(await ask("payment-tokens", { merchantSessionToken, ...card, [field]: value })).toMatchObject({
      status: 400,
      body: { error: { message: `${field} is not right.` } },
    });
  });

  test("tells the brands that card and shop have in common", async () => {
    const brands = async (cardIIN: string, fields = {}) =>
      (await ask("brands", { merchantSessionToken: await openSession(fields), cardIIN })).body;
    expect(await brands("430000")).toEqual({ brands: ["CB", "VISA"], isRefused: false });
    expect(await brands("430000", { paymentMeanBrandList: ["VISA"] })).toEqual({
      brands: ["VISA"],
      isRefused: false,
    });
    expect(await brands("430000", { paymentMeanBrandList: ["AMEX"] })).toEqual({
      brands: [],
      isRefused: true,
    });
    expect(await brands("999999")).toEqual({ brands: [], isRefused: false });
  });
});

describe("the frame's page", () => {
  const frame = (query: Record<string, string>) =>
    fetch(`${simulator.origins.fields}/hosted-fields/frame?${new URLSearchParams(query)}`);

  test("is for one shop, under a strict policy", async () => {
    const response = await frame({ field: "cardNumber", origin: "http://localhost:3000", group: "g" });
    const policy = response.headers.get("content-security-policy");
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]{24}'; style-src 'nonce-/);
    expect(policy).toContain(
      "connect-src 'self'; form-action 'none'; frame-ancestors http://localhost:3000;",
    );
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("has a new nonce each time", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () =>
        (await frame({ field: "csc", origin: "https://shop.example" })).headers.get(
          "content-security-policy",
        ),
      ),
    );
    expect(policies[0]).not.toBe(policies[1]);
  });

  test("writes what comes with its address as text", async () => {
    const html = await (
      await frame({ field: "csc", origin: "http://localhost:3000", group: '"><script>alert(1)</script>' })
    ).text();
    expect(html).not.toContain("<script>alert");
  });

  test.each([
    [{ field: "csc" }],
    [{ field: "csc", origin: "null" }],
    [{ field: "csc", origin: "file:///index.html" }],
    [{ field: "pin", origin: "http://localhost:3000" }],
    [{ field: "constructor", origin: "http://localhost:3000" }],
  ])("is refused with %j", async (query) => {
    const response = await frame(query as unknown as Record<string, string>);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});

test("the script is for pages of any origin; the frames' files are for the frames", async () => {
  const sdk = await fetch(
    `${simulator.origins.fields}/paymentprovider/hostedfields/services/sdpx-hostedfields-sdk.js`,
  );
  expect(sdk.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(sdk.headers.get("content-type")).toMatch("text/javascript");
  const file = await fetch(`${simulator.origins.fields}/hosted-fields/frame.js`);
  expect(file.headers.get("cache-control")).toBe("max-age=10");
  expect(file.headers.get("cross-origin-resource-policy")).toBe("same-origin");
});
