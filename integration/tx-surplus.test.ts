import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inJournal } from "./in-journal.js";
import { runSips } from "./run-sips.js";
import { openShop, type Shop } from "./shop.js";

let folder: string;
let shop: Shop;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-tx-surplus-"));
  shop = await openShop({ journalFile: join(folder, "journal.db") });
});
afterEach(async () => {
  await shop.close();
  await rm(folder, { recursive: true });
});

function sips(...args: string[]) {
  return runSips(args, {
    SIPS_GATEWAY_URL: shop.simulator.url,
    SIPS_JOURNAL: join(folder, "journal.db"),
  });
}

test("an order that was paid twice: names the surplus payment, and how to give it back", async () => {
  await inJournal(shop, "OVER1", ["starting", "charging", "unknown"]);
  const at = Date.now();
  const letGo = { claimsOrder: false, facts: { letOrderGo: true } };
  await shop.journal.move("OVER1", { to: "unknown", at, what: "the buyer pays in another way", ...letGo });
  await inJournal(shop, "OVER2", ["starting", "charging", "accepted"]);
  await shop.journal.move("OVER1", { to: "accepted", at, what: "found" });
  const { out } = await sips("tx", "OVER1");
  expect(out).toContain("paid twice: OVER2 counts");
  expect(out).toContain("refundOverpayment");
  expect(out).toMatch(/payment method +card, hosted/);
  expect((await sips("tx", "OVER2")).out).not.toContain("paid twice");

  const refunded = async (key: string, found: number, amountMinor: number) => {
    const request = {
      idempotencyKey: key,
      kind: "refund",
      reference: "OVER1",
      createdAt: at,
      checkAt: at,
    } as const;
    await shop.journal.operations.open(request);
    const sent = { amountMinor, currencyCode: "978", before: { currentAmount: found } };
    await shop.journal.operations.move(key, { to: "sending", at, what: "sent", checkAt: at, ...sent });
    await shop.journal.operations.move(key, { to: "accepted", at, what: "refunded" });
  };
  await refunded("part", 2490, 490);
  expect((await sips("tx", "OVER1")).out).toContain("paid twice: OVER2 counts");
  await refunded("rest", 2000, 2000);
  expect((await sips("tx", "OVER1")).out).not.toContain("paid twice");
});
