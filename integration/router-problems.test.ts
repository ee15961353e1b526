import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encryptCard } from "@sips-kit/cse";
import {
  createGateway,
  createPayments,
  openSqliteJournal,
  readCseKey,
  sipsRouter,
  type Gateway,
  type Journal,
} from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// What our pages never send: every answer is a problem+json with a stable code, and nothing is charged.

let simulator: Simulator;
let gateway: Gateway;
let journal: Journal;
let server: Server;
let base: string;
let folder: string;
let now = Date.now();

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
  gateway = createGateway({ url: simulator.url, ...testShop });
  folder = mkdtempSync(join(tmpdir(), "sips-kit-router-"));
  journal = await openSqliteJournal({ file: join(folder, "journal.db") });
  const app = express();
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening server has an address with a port.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sips`;
  const payments = createPayments({
    gateway,
    journal,
    publicUrl: base,
    signingKeys: [{ id: "1", secret: "0123456789abcdef0123456789abcdef" }],
    resolveOrder: (orderId) =>
      orderId.startsWith("order-") ? { orderId, amountMinor: 2490, currencyCode: "978" } : undefined,
    resultUrl: (payment) => `/result?payment=${encodeURIComponent(payment.session)}`,
    cse: { key: readCseKey(simulator.csePublicKeyPem) },
    now: () => now,
  });
  app.use("/sips", sipsRouter(payments));
});

afterAll(async () => {
  // None of the tests may have charged anything.
  const answer = await fetch(`${simulator.url}/_control/transactions`);
  // The simulator's own answer, held to its form by its tests.
  const { charges } = (await answer.json()) as { charges: unknown[] };
  await new Promise((resolve) => server.close(resolve));
  await gateway.close();
  await journal.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
  expect(charges).toHaveLength(0);
});

const json = { "content-type": "application/json" };
const posts = ["/sessions", "/payments", "/brands"];

describe.each(posts)("POST %s", (path) => {
  it.each<[string, string | undefined, Record<string, string>, number, string]>([
    ["no body", undefined, json, 400, "PAYMENT_BODY_INVALID"],
    ["malformed JSON", `{"orderId": "order-1"`, json, 400, "PAYMENT_BODY_INVALID"],
    ["null", "null", json, 400, "PAYMENT_BODY_INVALID"],
    ["an array", "[]", json, 400, "PAYMENT_BODY_INVALID"],
    ["a number", "12", json, 400, "PAYMENT_BODY_INVALID"],
    ["an empty object", "{}", json, 400, "PAYMENT_BODY_INVALID"],
    ["wrong types", `{"orderId":1,"mode":[],"session":{},"cardIIN":7}`, json, 400, "PAYMENT_BODY_INVALID"],
    [
      "its own prototype",
      `{"__proto__":{"mode":"cse"},"orderId":"order-1"}`,
      json,
      400,
      "PAYMENT_BODY_INVALID",
    ],
    ["1 MB", JSON.stringify({ orderId: "x".repeat(1_000_000) }), json, 413, "PAYMENT_BODY_TOO_LARGE"],
    ["depth", "[".repeat(8_000), json, 400, "PAYMENT_BODY_INVALID"],
    ["a form", "orderId=order-1&mode=cse", form(), 415, "PAYMENT_CONTENT_TYPE"],
    ["text", `{"orderId":"order-1"}`, { "content-type": "text/plain" }, 415, "PAYMENT_CONTENT_TYPE"],
    ["a foreign page", "{}", { ...json, origin: "https://evil.example" }, 403, "PAYMENT_ORIGIN_FOREIGN"],
    ["bad bytes", "{}", { ...json, "content-encoding": "gzip" }, 400, "PAYMENT_BODY_INVALID"],
    ["odd letters", "{}", { "content-type": "application/json; charset=x-y" }, 400, "PAYMENT_BODY_INVALID"],
  ])("%s", async (_what, body, headers, status, code) => {
    const request = body === undefined ? { method: "POST", headers } : { method: "POST", headers, body };
    await expectProblem(await fetch(base + path, request), status, code);
  });

  it("another method", async () => {
    const answer = await fetch(base + path);
    expect(answer.headers.get("allow")).toBe("POST");
    await expectProblem(answer, 405, "PAYMENT_METHOD_NOT_ALLOWED");
  });
});

it.each([
  [{ mode: "cse" }, "orderId is missing."],
  [{ orderId: "order 1", mode: "cse" }, "orderId has the wrong format: it must be /^[\\w.:-]{1,64}$/."],
  [
    { orderId: "order-1", mode: "frame" },
    'mode has the wrong format: it must be ("hosted" | "cse" | "wallet").',
  ],
  [{ orderId: "order-1", mode: "cse", amount: 2490 }, "amount is unknown here."],
])("%j: the problem says what is wrong, and what would be right", async (body, detail) => {
  expect(await expectProblem(await post("/sessions", body), 400, "PAYMENT_BODY_INVALID")).toMatchObject({
    detail,
  });
});

describe("what does not exist", () => {
  it.each(["/", "/nothing", "/sessions/1", "/Sessions", "/%E0%A4%A"])("GET %s", async (path) => {
    await expectProblem(await fetch(base + path), 404, "PAYMENT_ROUTE_UNKNOWN");
  });

  it("an order that does not exist", async () => {
    await expectProblem(
      await post("/sessions", { orderId: "4711", mode: "cse" }),
      404,
      "PAYMENT_ORDER_UNKNOWN",
    );
  });

  it.each(["x", "1.FORGED.x.y", "a".repeat(200)])("an invalid session: %s", async (session) => {
    const answer = await post("/payments", { session, ...(await card()) });
    await expectProblem(answer, 400, "PAYMENT_SESSION_INVALID");
    const brands = await post("/brands", { session, cardIIN: "510000" });
    await expectProblem(brands, 400, "PAYMENT_SESSION_INVALID");
  });

  it.each(["/redirect/", "/return/"])(
    "%s with a forged reference shows a page that says so",
    async (path) => {
      for (const method of path === "/return/" ? ["GET", "POST"] : ["GET"]) {
        const answer = await fetch(`${base}${path}1.forged.reference`, { method, redirect: "manual" });
        expect(answer.status).toBe(404);
        expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      }
    },
  );
});

describe("a session's life", () => {
  it("expires: the card must be entered again, nothing is sent to the gateway", async () => {
    const session = await openSession("order-late");
    const sent = await card();
    now += 15 * 60_000;
    await expectProblem(await post("/payments", { session, ...sent }), 410, "PAYMENT_SESSION_EXPIRED");
    await expectProblem(
      await post("/brands", { session, cardIIN: "510000" }),
      410,
      "PAYMENT_SESSION_EXPIRED",
    );
  });

  it("is used once: the second submission gets the first one's next step", async () => {
    const session = await openSession("order-twice");
    const first = await post("/payments", { session, ...(await card()) });
    // The router's own answer to a payment that goes on.
    const { url } = (await first.json()) as { url: string };
    const second = await post("/payments", { session, ...(await card()) });
    const problem = await expectProblem(second, 409, "PAYMENT_ALREADY_SENT");
    expect(problem["url"]).toBe(url);
  });

  it("rejects a return that is larger than a bank's", async () => {
    const session = await openSession("order-large");
    const first = await post("/payments", { session, ...(await card()) });
    const { url } = (await first.json()) as { url: string };
    const back = base.replace("/sips", url.replace("/redirect/", "/return/"));
    const answer = await fetch(back, {
      method: "POST",
      headers: form(),
      body: `PaRes=${"A".repeat(1_000_000)}`,
    });
    await expectProblem(answer, 413, "PAYMENT_BODY_TOO_LARGE");
    const many = Array.from({ length: 200 }, (_, index) => `f${index}=1`).join("&");
    await expectProblem(
      await fetch(back, { method: "POST", headers: form(), body: many }),
      413,
      "PAYMENT_BODY_TOO_LARGE",
    );
  });
});

async function openSession(orderId: string): Promise<string> {
  const answer = await post("/sessions", { orderId, mode: "cse" });
  expect(answer.status).toBe(201);
  // The router's own answer.
  return ((await answer.json()) as { session: string }).session;
}

/** A card with a challenge: its enrolment check charges nothing. */
async function card(): Promise<Record<string, string>> {
  const { modulus, exponent } = readCseKey(simulator.csePublicKeyPem);
  const encrypted = await encryptCard(
    { cardNumber: "5100000000000800", cardCSCValue: "123" },
    { modulus, exponent },
  );
  return { ...encrypted, cardExpiryDate: "203412" };
}

function post(path: string, body: object): Promise<Response> {
  return fetch(base + path, { method: "POST", headers: json, body: JSON.stringify(body) });
}

function form(): Record<string, string> {
  return { "content-type": "application/x-www-form-urlencoded" };
}

async function expectProblem(
  answer: Response,
  status: number,
  code: string,
): Promise<Record<string, unknown>> {
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  // A problem is an object by its definition.
  const problem = (await answer.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ status, code, title: expect.any(String), detail: expect.any(String) });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return problem;
}
