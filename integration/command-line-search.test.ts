import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { runSips } from "./run-sips.js";
import { openShop, type Shop } from "./shop.js";
import { unlimited } from "./unlimited.js";

const accepted = "5100000100000700";
const refused = "5100000100000205";

let folder: string;
let journalFile: string;
let shop: Shop;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-search-"));
  journalFile = join(folder, "journal.db");
  shop = await openShop({ journalFile, limits: unlimited });
});
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

/** Pays an order; gives the payment's reference. */
async function pays(orderId: string, card = accepted) {
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  await buyer.pays(session, await buyer.types(card));
  const [payment] = await shop.payments.listByOrder(orderId);
  return payment?.reference ?? "";
}

function sips(...args: string[]) {
  return runSips(args, { SIPS_JOURNAL: journalFile });
}

test("sips search finds payments, page by page", async () => {
  const first = await pays("4711");
  const second = await pays("4712", refused);
  const page = await sips("search", "--limit", "1");
  expect(page).toMatchObject({ code: 0, err: "" });
  expect(page.out).toContain(second);
  const [, cursor = ""] = /--cursor (\S+)/.exec(page.out) ?? [];
  const next = await sips("search", "--cursor", cursor, "--limit", "1", "--json");
  expect(JSON.parse(next.out)).toMatchObject({ payments: [{ reference: first, state: "accepted" }] });
  expect((await sips("search", "#05", "--state", "refused", "--amount", "2490")).out).toContain("4712");
  expect((await sips("search", "4713")).out).toBe("No payment on this page.\n");
});

test("sips search --json writes what is shown of a payment, and nothing of how it was made", async () => {
  await pays("4711");
  const { out } = await sips("search", "--json");
  expect(JSON.parse(out)).toEqual({
    payments: [
      {
        reference: expect.any(String),
        orderId: "4711",
        state: "accepted",
        paymentMethod: "card",
        amountMinor: 2490,
        currencyCode: "978",
        createdAt: expect.any(Number),
        updatedAt: expect.any(Number),
        responseCode: "00",
        authorisationId: expect.any(String),
        maskedPan: expect.stringContaining("#"),
        paymentMeanBrand: "MASTERCARD",
      },
    ],
  });
});

test("sips export writes CSV", async () => {
  const reference = await pays("4711");
  await pays("4712", refused);
  const { out, err, code } = await sips("export", "--method", "card", "--state", "accepted");
  expect({ err, code }).toEqual({ err: "", code: 0 });
  const lines = out.split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`${reference},4711,accepted,card,2490,978,00,`);
});

test("sips export --operations writes refunds and the like as CSV", async () => {
  const reference = await pays("4711");
  await shop.payments.operations.cancel({ idempotencyKey: "c1", reference, amountMinor: 90 });
  const { out, err, code } = await sips("export", "--operations", "--from", "2020-01-01");
  expect({ err, code }).toEqual({ err: "", code: 0 });
  const lines = out.split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`,cancel,accepted,${reference},90,978,00,,,c1`);
});

test("an order number of 13 digits is shown as it is, whatever its check digit; a card number is masked", async () => {
  const order = "5378912354326";
  const reference = await pays(order);
  await pays("5100000100000700");
  for (const args of [["search"], ["search", "--json"], ["export"]]) {
    const { out } = await sips(...args);
    expect(out, args.join(" ")).toContain(order);
    expect(out, args.join(" ")).toContain("************0700");
    expect(out).not.toContain("5100000100000700");
  }
  const env = { SIPS_JOURNAL: journalFile, SIPS_GATEWAY_URL: shop.simulator.url };
  expect((await runSips(["tx", reference], env)).out).toContain(order);
});

test("sips export ends when nobody reads any more, as behind head", async () => {
  for (const orderId of ["4711", "4712", "4713"]) await pays(orderId, refused);
  let written = 0;
  const { out, code } = await runSips(
    ["export"],
    { SIPS_JOURNAL: journalFile },
    { isClosed: () => (written += 1) > 1 },
  );
  expect(code).toBe(0);
  expect(out.trimEnd().split("\n")).toHaveLength(2);
});

test.each([
  [["search", "--state", "paid"], "--state has the wrong format."],
  [["search", "--amount", "24.90"], "--amount has the wrong format."],
  [["export", "--from", "yesterday"], "--from has the wrong format."],
  [["search", "a", "b"], "one TEXT at most."],
  [["export", "--limit", "5"], "'--limit'"],
  [["export", "--operations", "--state", "accepted"], "--operations is limited by --from and --to only."],
])("sips %j is told what is wrong", async (args, message) => {
  const { err, code } = await sips(...args);
  expect(err).toContain(message);
  expect(code).toBe(2);
});

test.each(["search", "export"])("sips %s has its help", async (command) => {
  expect((await sips("help")).out).toContain(`sips ${command}`);
  expect((await sips(command, "--help")).out).toContain("--state STATE");
});
