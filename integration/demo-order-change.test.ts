import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGateway } from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bundleDemo } from "../scripts/bundle-demo.mjs";
import { formOf, type Page } from "./buyer.js";
import { controlOf } from "./control.js";
import { startHoldingLine } from "./holding-line.js";
import { moveToMorning } from "./shop.js";

// The demo as a process, with an order that is changed in the shop's database while its buyer pays.

const patienceMs = 120_000;
let bundle: Awaited<ReturnType<typeof bundleDemo>>;
beforeAll(async () => void (bundle = await bundleDemo()));
afterAll(() => bundle.remove());

let simulator: Simulator;
let line: Awaited<ReturnType<typeof startHoldingLine>>;
let folder: string;
let demo: Awaited<ReturnType<typeof startDemo>>;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  line = await startHoldingLine(simulator.url, "cardValidateAuthenticationAndOrder");
  folder = mkdtempSync(join(tmpdir(), "sips-kit-demo-order-"));
  demo = await startDemo();
}, patienceMs);
afterEach(async () => {
  line.release();
  await demo.stop();
  await line.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
}, patienceMs);

async function startDemo() {
  const child = spawn(process.execPath, [bundle.program], {
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      SHOP_DATA: folder,
      SIPS_GATEWAY_URL: line.url,
      SIPS_MERCHANT_ID: testShop.merchantId,
      SIPS_SECRET_KEY: testShop.secretKey,
      SIPS_KEY_VERSION: testShop.keyVersion,
    },
  });
  const ended = once(child, "close");
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^demo ready: (\S+)$/m.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", () => reject(new Error(output)));
  });
  return {
    url,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** What the buyer fills in before they pay. */
const placed = {
  email: "camille@example.com",
  name: "Camille Martin",
  address: "12 rue des Lilas",
  postalCode: "75011",
  city: "Paris",
  country: "FR",
  terms: "1",
};

/** A buyer of the demo, with its one cookie. */
function createDemoBuyer() {
  let cookie = "";
  const request = async (address: string, init: RequestInit = {}): Promise<Page> => {
    const headers = new Headers(init.headers);
    if (address.startsWith(demo.url)) headers.set("cookie", cookie);
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    const onward = response.headers.get("location");
    if (onward !== null) return request(new URL(onward, address).href);
    return { status: response.status, url: address, text: await response.text() };
  };
  const post = (address: string, fields: Record<string, string>) =>
    request(address, { method: "POST", body: new URLSearchParams(fields) });
  const postJson = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { "content-type": "application/json" };
    const answer = await request(demo.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    // The router answers JSON objects.
    return JSON.parse(answer.text) as Record<string, unknown>;
  };
  return {
    open: (path: string) => request(demo.url + path),
    submit: ({ action, fields }: ReturnType<typeof formOf>) => post(action, fields),
    /** Puts a mug into the basket and pays as far as the bank; returns the bank's answer, not yet submitted. */
    async paysUpToReturn() {
      await post(`${demo.url}/basket`, { product: "mug" });
      const delivery = await request(`${demo.url}/checkout`);
      const order = /name="order" value="([^"]+)"/.exec(delivery.text)?.[1] ?? "";
      const checkout = await post(`${demo.url}/checkout/delivery`, { order, ...placed });
      const orderId = /order-id="([^"]+)"/.exec(checkout.text)?.[1] ?? "";
      const { session } = await postJson("/sips/sessions", { orderId, mode: "hosted" });
      const { url } = await postJson("/sips/payments", {
        session,
        paymentToken: await tokenOf("5100000000000800"),
      });
      const toBank = formOf(await request(demo.url + String(url)));
      const bank = formOf(await post(toBank.action, toBank.fields));
      const answered = await post(bank.action, { ...bank.fields, verdict: "authenticate" });
      return { orderId, form: formOf(answered) };
    },
  };
}

async function tokenOf(cardNumber: string): Promise<string> {
  const gateway = createGateway({ url: simulator.url, ...testShop });
  const card = { cardNumber, cardExpiryDate: "203012", cardCSCValue: "123" };
  const outcome = await gateway.paymentTokenGenerate(card, { deadlineMs: patienceMs });
  await gateway.close();
  if (outcome.kind !== "accepted") throw new Error(`no token: ${outcome.kind}`);
  return outcome.answer.paymentToken ?? "";
}

// The demo's dependency, not one of these tests.
const storeOfDemo = "libsql";

/** The shop's staff, directly in its database. */
function changeOrders(sql: string): void {
  const require = createRequire(new URL("../demo/package.json", import.meta.url));
  const Database = require(storeOfDemo) as new (file: string) => { exec(sql: string): void; close(): void };
  const database = new Database(join(folder, "orders.db"));
  database.exec(sql);
  database.close();
}

test(
  "an order that has become dearer while its buyer was at the bank is not charged, and the buyer is told",
  { timeout: patienceMs },
  async () => {
    const buyer = createDemoBuyer();
    const { form } = await buyer.paysUpToReturn();
    changeOrders("update orders set amount_minor = 99900");
    const page = await buyer.submit(form);
    expect(page.text).toContain("Your order has changed since you began to pay. Nothing was charged.");
    expect(page.text).toContain("Try again");
    expect(line.calls()).toBe(0);
    expect(await controlOf({ simulator }).charges()).toEqual([]);
  },
);

test(
  "an order that is gone is not charged, and there is nothing to try again",
  { timeout: patienceMs },
  async () => {
    const buyer = createDemoBuyer();
    const { form } = await buyer.paysUpToReturn();
    changeOrders("delete from orders");
    const page = await buyer.submit(form);
    expect(page.text).toContain("This order can no longer be paid. Nothing was charged.");
    expect(page.text).not.toContain("Try again");
    expect(await controlOf({ simulator }).charges()).toEqual([]);
  },
);

test(
  "an order that changes once the charge has left is not booked as paid at its old amount",
  { timeout: patienceMs },
  async () => {
    const buyer = createDemoBuyer();
    const { orderId, form } = await buyer.paysUpToReturn();
    const arrived = line.hold();
    const returned = buyer.submit(form);
    await arrived;
    changeOrders("update orders set amount_minor = 99900");
    line.release();
    expect((await returned).text).toContain("Paid");
    expect(await controlOf({ simulator }).charges()).toMatchObject([{ amount: 2490 }]);
    expect(demo.output()).toContain("not booked: another amount");
    expect((await buyer.open(`/orders/${orderId}`)).text).toContain("to be paid");
  },
);
