import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ideal } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rotterdam } from "./ideal-scene.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { runSips } from "./run-sips.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// A buyer has paid at their bank and has not come back: the shop is told once their session has ended.
let folder: string;
let shop: Shop;
let time: MovableTime;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-tx-awaited-"));
  time = createMovableTime();
  const journalFile = join(folder, "journal.db");
  shop = await openShop({ journalFile, now: time.now, timers: time.timers, paymentMethods: [ideal()] });
});
afterEach(async () => {
  await shop.close();
  await rm(folder, { recursive: true });
});

async function tx(reference: string): Promise<string> {
  const { out } = await runSips(["tx", reference], {
    SIPS_GATEWAY_URL: shop.simulator.url,
    SIPS_JOURNAL: join(folder, "journal.db"),
  });
  return out.replaceAll(/\s+/g, " ");
}

test("support is told until when the buyer is awaited, and what happens then", async () => {
  const buyer = createSupplierBuyer(shop, "ideal");
  const session = await buyer.opens();
  const { body } = await buyer.pays(session, rotterdam);
  await buyer.decides(String(body["url"]), "Confirm");
  const [payment] = await shop.payments.listByOrder("4711");
  const { reference = "", updatedAt = 0 } = payment ?? {};
  const told = await tx(reference);
  expect(told).toContain("The journal says redirected, the gateway has accepted it.");
  const [, until = ""] = /Wait: the buyer may still come back\. After (\S+), the reconciler/.exec(told) ?? [];
  expect(Math.abs(Date.parse(until) - updatedAt - session.lifeMs)).toBeLessThan(60_000);

  time.pass(session.lifeMs + 60_000);
  await shop.payments.reconcile();
  expect(await tx(reference)).toContain("Journal and gateway agree; there is nothing to do.");
  expect(shop.results).toMatchObject([{ state: "accepted", orderId: "4711" }]);
});
