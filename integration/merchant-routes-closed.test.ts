import { merchantRouter } from "@sips-kit/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "./shop.js";

// Every route of the document, as somebody without permission meets it, and as it meets what no client should send.

let shop: Shop;
let isAllowed = false;
let asked: string[] = [];

beforeAll(async () => {
  shop = await openShop({ resolveWallet: () => "ANN" });
  const authorize = (_request: unknown, action: string) => {
    asked.push(action);
    return isAllowed;
  };
  const logError = (error: unknown) => void shop.log.push(error);
  shop.app.use("/merchant", merchantRouter(shop.payments, { authorize, logError }));
});
afterAll(() => shop.close());

interface Route {
  readonly method: string;
  readonly path: string;
  readonly action: string;
}

async function routes(): Promise<readonly Route[]> {
  isAllowed = true;
  const document = (await (await fetch(`${shop.url}/merchant/openapi.json`)).json()) as {
    readonly paths: Record<string, Record<string, { readonly "x-action": string }>>;
  };
  isAllowed = false;
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace("{list}", "IpList").replaceAll(/\{\w+\}/g, "1"),
      action: operation["x-action"],
    })),
  );
  expect(all.length).toBeGreaterThan(25);
  return [...all, { method: "GET", path: "/openapi.json", action: "read" }];
}

const json = { "content-type": "application/json" };
const strange: { readonly [what: string]: RequestInit } = {
  "an empty object": { headers: json, body: "{}" },
  "malformed JSON": { headers: json, body: `{"reference":` },
  "broken compression": { headers: { ...json, "content-encoding": "gzip" }, body: "{}" },
  "a large body": { headers: json, body: JSON.stringify({ reason: "x".repeat(100_000) }) },
  depth: { headers: json, body: "[".repeat(8_000) },
  "a form": { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "reference=1" },
  text: { headers: { "content-type": "text/plain" }, body: "{}" },
  nothing: {},
  "a foreign page": { headers: { ...json, origin: "https://evil.example" }, body: "{}" },
  "a card number": { headers: json, body: `{"reason":"5100000100000700"}` },
};

async function call(path: string, init: RequestInit) {
  const answer = await fetch(`${shop.url}/merchant${path}`, init);
  const text = await answer.text();
  // A problem, as the assertions check.
  const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { status: answer.status, headers: answer.headers, text, body };
}

test("nobody without permission learns what is wrong with their request", async () => {
  for (const { method, path, action } of await routes()) {
    for (const [what, init] of Object.entries(method === "GET" ? { nothing: {} } : strange)) {
      asked = [];
      const { status, body } = await call(path, { method, ...init });
      const answered = { status, code: body["code"], asked };
      expect(answered, `${method} ${path}, ${what}`).toEqual({
        status: 403,
        code: "PAYMENT_NOT_AUTHORIZED",
        asked: [action],
      });
    }
  }
});

test("who has permission gets a problem without a stack, and nothing happens", async () => {
  const all = await routes();
  isAllowed = true;
  for (const { method, path } of all.filter((route) => route.method === "POST")) {
    for (const [what, init] of Object.entries(strange)) {
      if (what === "an empty object" && /close|approve|decline|replay|download/.test(path)) continue;
      const { status, text, headers } = await call(path, { method, ...init });
      expect(status, `${path}, ${what}: ${text}`).toBeGreaterThanOrEqual(400);
      expect(status, `${path}, ${what}: ${text}`).toBeLessThan(500);
      expect(text).not.toMatch(/node_modules|\.ts:|\n {4}at |5100000100000700/);
      expect(headers.get("cache-control")).toBe("no-store");
    }
  }
  expect(await shop.payments.fraud.latestActions()).toEqual([]);
});

test("another HTTP method is answered with those that the address takes", async () => {
  const all = await routes();
  for (const { path } of all) {
    const taken = new Set(all.filter((route) => route.path === path).map(({ method }) => method));
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", ...(taken.has("GET") ? ["POST"] : [])]) {
      if (taken.has(method)) continue;
      const { status, headers, body } = await call(path, { method });
      const answered = { status, code: body["code"] };
      expect(answered, `${method} ${path}`).toEqual({ status: 405, code: "PAYMENT_METHOD_NOT_ALLOWED" });
      const allowed = headers.get("allow")?.split(", ") ?? [];
      expect(allowed).toEqual(expect.arrayContaining([...taken]));
    }
  }
  expect((await call("/nothing", { method: "DELETE" })).body["code"]).toBe("PAYMENT_ROUTE_UNKNOWN");
});
