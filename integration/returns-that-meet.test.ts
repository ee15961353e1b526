import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { startHoldingLine } from "./holding-line.js";
import type { ReturnServerTask } from "./return-server.js";
import { moveToMorning, openShop, type Shop } from "./shop.js";

// Processes start slowly on a busy machine.
const patience = { timeout: 120_000 };

// A forged return is at the gateway when the real one comes, or the other way round: on one server, and on two
// processes that share a journal.

let simulator: Simulator;
let line: Awaited<ReturnType<typeof startHoldingLine>>;
let shop: Shop;
let folder: string;
let journalFile: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-returns-"));
  journalFile = join(folder, "journal.db");
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  line = await startHoldingLine(simulator.url, "cardValidateAuthenticationAndOrder");
  shop = await openShop({ line: line.url, simulator, deadlineMs: 30_000, journalFile });
});
afterEach(async () => {
  line.release();
  await shop.close();
  await line.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

async function atBank() {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  const { body } = await buyer.pays(session, await buyer.types("5100000000000800"));
  const form = await buyer.returnForm(String(body["url"]), "Authenticate");
  return { buyer, form, forged: { ...form, fields: { PaRes: "Zm9yZ2Vk" } } };
}

const paymentOn = ({ text }: { readonly text: string }): unknown => JSON.parse(text);

async function expectOneCharge(calls: number): Promise<void> {
  expect(line.calls()).toBe(calls);
  expect(await controlOf({ simulator }).charges()).toHaveLength(1);
  expect((await shop.payments.listByOrder("4711")).map(({ state }) => state)).toEqual(["accepted"]);
}

describe("over one server", patience, () => {
  test("the real return waits for the forged one, and pays", async () => {
    const { buyer, form, forged } = await atBank();
    const arrived = line.hold();
    const first = buyer.submit(forged);
    await arrived;
    const others = [buyer.submit(form), buyer.submit(form)];
    // Both have arrived by the time the shop has answered a later request.
    expect((await buyer.open(form.action)).status).toBe(200);
    line.release();
    await first;
    for (const page of await Promise.all(others))
      expect(paymentOn(page)).toMatchObject({ state: "accepted" });
    await expectOneCharge(2);
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
  });

  test("a forged return that arrives during the real one is not sent", async () => {
    const { buyer, form, forged } = await atBank();
    const arrived = line.hold();
    const first = buyer.submit(form);
    await arrived;
    const others = [buyer.submit(forged), buyer.submit(forged)];
    expect((await buyer.open(form.action)).status).toBe(200);
    line.release();
    for (const page of await Promise.all([first, ...others])) {
      expect(paymentOn(page)).toMatchObject({ state: "accepted" });
    }
    await expectOneCharge(1);
  });

  test("a return behind five waiting ones is rejected at once", async () => {
    const { buyer, form, forged } = await atBank();
    const arrived = line.hold();
    const waiting = [buyer.submit(forged)];
    await arrived;
    const late: number[] = [];
    // Requests over several connections arrive in any order: all but five are rejected.
    waiting.push(...Array.from({ length: 20 }, () => buyer.submit(forged)));
    for (const page of waiting) void page.then(({ status }) => status === 429 && late.push(status));
    await expect.poll(() => late.length, { ...patience }).toBe(16);
    line.release();
    await Promise.all(waiting);
    expect(line.calls()).toBe(5);
    expect((await buyer.submit(form)).status).toBe(429);
  });
});

test(
  "whoever has waited for 45 s is shown a payment that is under way, and nothing is sent",
  patience,
  async () => {
    // Timeouts of a second take a millisecond on the other server. It sends nothing: a sending server must not take
    // that
    // long between its journal write and its call.
    const timers = {
      elapsed: () => performance.now() * 1000,
      after(ms: number, run: () => void) {
        const timer = setTimeout(run, ms / 1000);
        return () => clearTimeout(timer);
      },
    };
    const { buyer, form, forged } = await atBank();
    const arrived = line.hold();
    const first = buyer.submit(forged);
    await arrived;
    // Another server handles the forged return, so this server's own queue is free.
    const second = await openShop({ line: line.url, simulator, journalFile, timers });
    const toSecond = { ...form, action: form.action.replace(shop.url, second.url) };
    expect(paymentOn(await buyer.submit(toSecond))).toMatchObject({ state: "charging" });
    expect(line.calls()).toBe(1);
    line.release();
    await first;
    // The bank's answer is not stored: it counts when it is sent again.
    expect(paymentOn(await buyer.submit(form))).toMatchObject({ state: "accepted" });
    await second.close();
    await expectOneCharge(2);
  },
);

describe("over two processes with one journal", patience, () => {
  let other: ChildProcess;
  let otherUrl: string;

  beforeEach(async () => {
    const { url, origins, csePublicKeyPem } = simulator;
    const task: ReturnServerTask = {
      journalFile,
      line: line.url,
      simulator: { url, origins, csePublicKeyPem },
    };
    other = fork(fileURLToPath(new URL("return-server.ts", import.meta.url)), [JSON.stringify(task)], {
      execArgv: ["--conditions=source", "--import", "tsx"],
    });
    // The one message that the process sends is its address.
    [otherUrl] = (await once(other, "message")) as [string];
  }, patience.timeout);
  afterEach(async () => {
    if (other.exitCode !== null || other.signalCode !== null) return;
    const ended = once(other, "exit");
    other.disconnect();
    await ended;
  });

  /** The same return, to the other process. */
  const toOther = <T extends { readonly action: string }>(form: T): T => ({
    ...form,
    action: form.action.replace(shop.url, otherUrl),
  });

  test("the real return waits for the forged one on the other process, and pays", async () => {
    const { buyer, form, forged } = await atBank();
    const arrived = line.hold();
    const first = buyer.submit(forged);
    await arrived;
    const second = buyer.submit(toOther(form));
    expect((await buyer.open(toOther(form).action)).status).toBe(200);
    line.release();
    await first;
    expect(paymentOn(await second)).toMatchObject({ state: "accepted" });
    await expectOneCharge(2);
  });

  test("thirty forged returns on both: five reach the gateway", async () => {
    const { buyer, form, forged } = await atBank();
    const forms = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? forged : toOther(forged)));
    const pages = await Promise.all(forms.map((one) => buyer.submit(one)));
    expect(line.calls()).toBe(5);
    expect(pages.filter(({ status }) => status === 429)).toHaveLength(25);
    expect((await buyer.submit(toOther(form))).status).toBe(429);
    expect(await controlOf({ simulator }).charges()).toEqual([]);
  });

  test("a process killed while its return is at the gateway: the other one does not send a second", async () => {
    const { buyer, form } = await atBank();
    const arrived = line.hold();
    const lost = buyer.submit(toOther(form)).catch(() => undefined);
    await arrived;
    const ended = once(other, "exit");
    other.kill("SIGKILL");
    await Promise.all([ended, lost]);
    line.release();
    // The killed process's call has charged; the other one may not know yet, but must not send it again.
    await expect.poll(async () => (await controlOf({ simulator }).charges()).length, { ...patience }).toBe(1);
    const page = await buyer.open(form.action);
    expect(paymentOn(page)).toMatchObject({ state: "charging" });
    expect(line.calls()).toBe(1);
  });
});
