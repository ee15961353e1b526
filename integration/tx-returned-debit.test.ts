import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal } from "@sips-kit/server";
import { expect, test } from "vitest";
import { runSips } from "./run-sips.js";
import { openSepaScene } from "./sepa-scene.js";

test("a debit that the bank has returned is no agreement, and support learns what follows", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sips-tx-"));
  const file = join(folder, "journal.db");
  const scene = await openSepaScene({}, await openSqliteJournal({ file }));
  const tx = (reference: string) =>
    runSips(["tx", reference, "--journal", file], { SIPS_GATEWAY_URL: scene.shop.simulator.url });
  try {
    const { reference } = await scene.signs("4711");
    expect(await tx(reference)).toMatchObject({ code: 0 });
    await scene.control.returnDebit(reference, 5);
    await scene.control.advance("P8D");
    const before = await tx(reference);
    expect(before.out).toContain(
      "The bank has returned this debit (UNPAID), and the journal still says accepted.",
    );
    expect(before.out).toContain("The reconciler notices it within a day, and calls onChange.");
    expect(before.code).toBe(1);
    await scene.days(1);
    const after = await tx(reference);
    expect(after.out).toMatch(/state +returned/);
    expect(after.code).toBe(0);
  } finally {
    await scene.shop.close();
    await rm(folder, { recursive: true });
  }
});
