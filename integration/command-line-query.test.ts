import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSips } from "./run-sips.js";

/* A query for a payment that does not exist shows whether shop, key and address are right. */
let simulator: Simulator;
beforeAll(async () => void (simulator = await startSimulator({ port: 0 })));
afterAll(() => simulator.close());

async function query(env: NodeJS.ProcessEnv = {}) {
  const told = await runSips(["call", "getTransactionData", "--transactionReference", "NOBODY"], {
    SIPS_GATEWAY_URL: simulator.url,
    ...env,
  });
  return { ...told, out: told.out.replace(/\s+/g, " ") };
}

test("they are right: 25, which is explained", async () => {
  const { out, code } = await query();
  expect(code).toBe(1);
  expect(out).toContain("getTransactionData: refused (getTransDataResponseCode 25)");
  expect(out).toContain("The gateway does not know this transaction.");
});

test("a wrong key: what to check, and nothing about sending twice, since a query changes nothing", async () => {
  const env = { SIPS_MERCHANT_ID: testShop.merchantId, SIPS_SECRET_KEY: "wrong", SIPS_KEY_VERSION: "1" };
  const { out, err, code } = await query(env);
  expect(code).toBe(4);
  expect(out).toContain("check the secret key");
  expect(err).toBe("");
});

test("another shop: what to check", async () => {
  const env = { SIPS_MERCHANT_ID: "002001000000009", SIPS_SECRET_KEY: "any", SIPS_KEY_VERSION: "1" };
  const { out, code } = await query(env);
  expect(code).toBe(4);
  expect(out).toContain("it does not know merchantId 002001000000009");
});
