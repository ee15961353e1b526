import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { frictionless, openInstalments, type InstalmentsScene } from "./instalments-scene.js";
import { takesByPhone } from "./phone-order.js";
import { runSips } from "./run-sips.js";

/* What support sees of an order by the reference of one of its payments. */
let folder: string;
let scene: InstalmentsScene;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-tx-instalments-"));
  scene = await openInstalments({ journalFile: join(folder, "journal.db") });
});
afterEach(async () => {
  await scene.shop.close();
  await rm(folder, { recursive: true });
});

async function tx(reference: string) {
  const { out, err, code } = await runSips(["tx", reference], {
    SIPS_GATEWAY_URL: scene.shop.simulator.url,
    SIPS_JOURNAL: join(folder, "journal.db"),
  });
  return { out: out.replaceAll(/\s+/g, " "), err, code };
}

test("a refused instalment: which one, by which charge, why, and what to do", async () => {
  const reference = await scene.pays();
  const before = await tx(reference);
  expect(before.out).toMatch(/amount 10000 minor units of currency 978, in 3 instalments/);
  expect(before.out).toMatch(/Instalments 1 \d{8} 3334 this payment 2 \d{8} 3333 not charged yet/);
  expect(before.code).toBe(0);

  await scene.refuses();
  await scene.passes({ days: 31 });
  const [, second] = await scene.standings(reference);
  const { out, code } = await tx(reference);
  expect(out).toMatch(
    new RegExp(`2 \\d{8} 3333 refused ${second?.reference} 05: The authorisation is refused`),
  );
  expect(out).toContain("Instalment 2 was refused.");
  expect(code).toBe(1);

  await scene.passes({ days: 2 });
  const after = await tx(reference);
  expect(after.out).toMatch(/2 \d{8} 3333 refused .* accepted \w+ 3 \d{8} 3333 not charged yet/);
  expect(after.out).not.toContain("Instalment 2 was refused.");
});

test("a payment says how the other payments of its order stand", async () => {
  const refused = await scene.pays(frictionless, "Fail");
  expect((await tx(refused)).out).not.toContain("Other payments");
  const accepted = await scene.pays();
  expect((await tx(refused)).out).toContain("Other payments of order 4711");
  expect((await tx(refused)).out).toContain(`${accepted} accepted card, hosted 10000`);
  expect((await tx(accepted)).out).toContain(`${refused} refused card, hosted 10000`);
});

test("a charge of an instalment is shown once, as one", async () => {
  const reference = await scene.pays();
  await scene.passes({ days: 31 });
  const [, second] = await scene.standings(reference);
  const { out, code } = await tx(reference);
  expect(out).toContain(`accepted ${second?.reference} 3`);
  expect(out).not.toContain("Other payments");
  expect(code).toBe(0);
  expect((await tx(second?.reference ?? "")).out).toContain(`${reference} accepted card, hosted 10000`);
});

test("an order lists its payments, one that staff took by phone as well", async () => {
  const refused = await scene.pays(frictionless, "Fail");
  expect(await takesByPhone(scene.shop)).toBe("accepted");
  const { err, code } = await tx("4711");
  expect(err).toContain("4711 is an order. Its payments:");
  expect(err).toMatch(/sips tx \w+   accepted, moto\n/);
  expect(err).toContain(`sips tx ${refused}   refused, card`);
  expect(code).toBe(2);

  expect(await takesByPhone(scene.shop, { idempotencyKey: "phone-2", order: { orderId: "12*3" } })).toBe(
    "accepted",
  );
  expect((await tx("12*3")).err).toMatch(/sips tx \w+   accepted, moto\n/);
});
