import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { googlePay } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { controlOf } from "./control.js";
import { googlePayload } from "./google-payload.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";
import { unlimited } from "./unlimited.js";

// Payloads of Google Pay pass through everything that can happen to them; then everything that the shop has logged,
// answered, told or written to disk is searched for them.
const pan = "5100000100000700";

let folder: string;
let shop: Shop;
let seen: { readonly where: string; readonly text: string }[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-google-pay-"));
  seen = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      see("standard output", String(text));
      return true;
    });
  }
  const journalFile = join(folder, "journal.db");
  shop = await openShop({ journalFile, limits: unlimited, paymentMethods: [googlePay()] });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function see(where: string, value: unknown): void {
  const text = typeof value === "string" ? value : inspect(value, { depth: null, maxStringLength: null });
  seen.push({ where, text });
}

const cases = [
  ["A", "CRYPTOGRAM_3DS", undefined],
  ["B", "PAN_ONLY", undefined],
  ["C", "CRYPTOGRAM_3DS", "paymentDataProviderCheck"],
  ["D", "CRYPTOGRAM_3DS", "cardOrder"],
  ["E", "PAN_ONLY", "cardCheckEnrollment"],
] as const;

test("paid, used twice, with lost answers, and in the wrong field: no payload, card or cryptogram is anywhere", async () => {
  const control = controlOf(shop);
  const one = createSupplierBuyer(shop, "google-pay");
  const payloads: string[] = [];
  for (const [orderId, authMethod, fault] of cases) {
    const paymentData = await googlePayload(shop, pan, authMethod);
    payloads.push(paymentData);
    const session = await one.opens(orderId);
    see("rejected input", await one.pays(session, { paymentToken: paymentData }));
    see("rejected input", await one.pays(session, { paymentData, [paymentData]: paymentData }));
    if (fault) await control.fault(fault, "cut-json", "after");
    see("next", await one.pays(session, { paymentData }));
    see("used twice", await one.pays(await one.opens(`${orderId}2`), { paymentData }));
    await control.disarm();
  }
  await shop.payments.reconcile();
  const [payment] = await shop.payments.listByOrder("A");
  expect(payment?.state).toBe("accepted");
  see("history", await shop.payments.events(payment?.reference ?? ""));
  see("log", shop.log);
  see("callbacks", shop.results);
  await shop.close();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const { name, parentPath } = entry;
    if (entry.isFile()) see(`file ${name}`, readFileSync(join(parentPath, name), "latin1"));
  }

  expect(seen.length).toBeGreaterThan(20);
  const parts = payloads.flatMap((payload) => payload.split(".").slice(1));
  const isFound = (text: string) =>
    text.includes(pan) || /\b(cavv|cryptogram)\b/.test(text) || parts.some((part) => text.includes(part));
  expect(seen.filter(({ text }) => isFound(text)).map(({ where }) => where)).toEqual([]);
}, 600_000);
