import { afterAll, beforeAll, expect, test } from "vitest";
import { testShop } from "../fixtures/shops.js";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields, sealedRequest } from "../testing/office-client.js";
import { sealMatches } from "./seal.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

// A busy machine may take its time; nobody waits longer than it does.
const patience = { timeout: 60_000 };
const path = "/rs-services/v2/checkout/cardOrder";
const post = (body: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
  fetch(simulator.url + path, { method: "POST", headers, body });

// The office answers objects.
const objectOf = async (response: Response) => (await response.json()) as WireObject;

test("three origins, each on its own port", () => {
  const { office, fields, acs } = simulator.origins;
  expect(new Set([office, fields, acs]).size).toBe(3);
  expect(office).toBe(simulator.url);
});

test("an order is answered in JSON, sealed", async () => {
  const answer = await createOfficeClient(simulator.url).send("cardOrder", {
    ...orderFields(),
    ...cardFields("5100000000000800"),
  });
  expect(answer.headers.get("content-type")).toBe("application/json;charset=UTF-8");
  const body = await objectOf(answer);
  expect(body).toMatchObject({ responseCode: "00", maskedPan: "5100##########00" });
  expect(sealMatches(body, testShop.secretKey, "HMAC-SHA-256")).toBe(true);
});

test.each([
  ["text/plain", { "content-type": "text/plain" }],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }],
  ["something that begins like JSON", { "content-type": "application/json-patch" }],
])("415 with a page for %s", async (_name, headers) => {
  const response = await post("{}", headers);
  expect(response.status).toBe(415);
  expect(response.headers.get("content-type")).toMatch("text/html");
  expect(await response.text()).toMatch("<!doctype html>");
});

test("a character set in the content type is fine", async () => {
  const response = await post("{}", { "content-type": "application/json; charset=utf-8" });
  expect(await response.json()).toEqual({ responseCode: "12", errorFieldName: "merchantId" });
});

test.each(["{", "", "[]", "null", '"text"', "1"])("400 for the body %j", async (body) => {
  expect((await post(body)).status).toBe(400);
});

test.each([
  [5_000, "objects", (levels: number) => '{"a":'.repeat(levels) + "1" + "}".repeat(levels)],
  [5_000, "lists", (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`],
  [200_000, "lists", (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`],
])("400 for %i levels of %s, sealed or not", async (levels, _kind, nested) => {
  const response = await post(nested(levels));
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("levels");
  // A well-formed envelope makes the seal walk through all levels.
  const envelope = `"merchantId":"002001000000001","keyVersion":"1","seal":"${"0".repeat(64)}"`;
  expect((await post(nested(levels).replace("{", `{${envelope},`))).status).toBe(400);
});

test("brackets in texts do not count as nesting", async () => {
  const request = sealedRequest("cardOrder", {
    ...orderFields({ returnContext: "[{".repeat(60) + '\\"[' }),
    ...cardFields("5100000000000800"),
  });
  expect(await (await post(JSON.stringify(request))).json()).toMatchObject({ responseCode: "00" });
});

test("413 for more than a megabyte, and the connection lives on for others", async () => {
  expect((await post(`{"padding":"${"x".repeat(1024 * 1024)}"}`)).status).toBe(413);
  expect((await post("{}")).status).toBe(200);
});

test("404 for another address, 405 for another method", async () => {
  expect((await fetch(`${simulator.url}/rs-services/v2/checkout/other`, { method: "POST" })).status).toBe(
    404,
  );
  const got = await fetch(simulator.url + path);
  expect(got.status).toBe(405);
  expect(got.headers.get("allow")).toBe("POST");
});

test("two simulators of one seed give the same answers", async () => {
  const other = await startSimulator({ port: 0 });
  try {
    const request = JSON.stringify(
      sealedRequest("cardOrder", {
        ...orderFields({ transactionReference: "SAME" }),
        ...cardFields("5100000000000800"),
      }),
    );
    const answers = await Promise.all(
      [simulator.url, other.url].map(async (url) => {
        const response = await fetch(url + path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: request,
        });
        const { transactionDateTime: _time, seal: _seal, ...answer } = await objectOf(response);
        return { ...answer, s10TransactionReference: undefined };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ responseCode: "00" });
  } finally {
    await other.close();
  }
});

test("a taken port is named, and nothing is left open", async () => {
  const port = Number(new URL(simulator.url).port);
  await expect(startSimulator({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
});

test("close ends at once, in the middle of an answer that never comes", async () => {
  const short = await startSimulator({ port: 0 });
  await createControlClient(short.url).post("faults", { fault: "no-answer" });
  const unanswered = createOfficeClient(short.url).send("cardOrder", {
    ...orderFields(),
    ...cardFields("5100000000000800"),
  });
  const failed = expect(unanswered).rejects.toThrow("fetch failed");
  await expect.poll(async () => createControlClient(short.url).chargeCount(), patience).toBe(1);
  await short.close();
  await failed;
});
