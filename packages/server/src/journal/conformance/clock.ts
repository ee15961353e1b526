import { describe, expect, test } from "vitest";
import { createReference } from "../../domain/reference.js";
import { newAttempt, start, type OpenJournal } from "./attempts.js";

const day = 24 * 3_600_000;

/** The journal's clock, and due times written by a wrong clock. */
export function clockConformance(open: OpenJournal): void {
  describe("the clock", () => {
    test("is the same for all processes that have opened the journal, and never goes back", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      let before = 0;
      for (let round = 0; round < 100; round += 1) {
        for (const { clock } of journals) {
          const now = clock.now();
          expect(Number.isInteger(now)).toBe(true);
          // Each was measured separately, on a machine that may be busy.
          expect(Math.abs(now - before)).toBeLessThan(before === 0 ? Infinity : 20_000);
          before = now;
        }
      }
      const [journal] = journals;
      let latest = 0;
      for (let round = 0; round < 1_000; round += 1) {
        const now = journal?.clock.now() ?? 0;
        expect(now).toBeGreaterThanOrEqual(latest);
        latest = now;
      }
    });

    test("tells how far this process's clock differs", async () => {
      const { clock } = await open();
      expect(Math.abs(Date.now() - clock.now() - clock.skewMs())).toBeLessThan(20_000);
    });

    test("is not behind an attempt in the journal, whose server's clock was ahead", async () => {
      const journal = await open();
      const ahead = journal.clock.now() + 3_600_000;
      await journal.open({
        ...newAttempt(createReference(ahead)),
        createdAt: ahead,
        expiresAt: ahead + 900_000,
        checkAt: ahead + 1_200_000,
      });
      const after = await open();
      expect(after.clock.now()).toBeGreaterThanOrEqual(ahead);
      expect(after.clock.now()).toBeLessThan(ahead + 1_200_000);
    });
  });

  describe("due more than a day ahead, because of a wrong clock", () => {
    const lease = { now: start, leaseMs: 1_000, limit: 10 };

    test("a check is due at once, and leased like any other", async () => {
      const journal = await open();
      await journal.open({ ...newAttempt("R1"), checkAt: start + 2 * day });
      await journal.open({ ...newAttempt("R2"), checkAt: start + day / 2 });
      expect(await journal.leaseChecks(lease)).toMatchObject([{ reference: "R1" }]);
      expect(await journal.leaseChecks(lease)).toEqual([]);
      expect(await journal.leaseChecks({ ...lease, now: start + 1_000 })).toMatchObject([
        { reference: "R1" },
      ]);
    });

    test("a check can be leased by reference", async () => {
      const journal = await open();
      await journal.open({ ...newAttempt("R1"), checkAt: start + 2 * day });
      expect(await journal.leaseOne("R1", "check", lease)).toBe(true);
      expect(await journal.leaseOne("R1", "check", lease)).toBe(false);
    });

    test("a notification is due at once", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1"));
      await journal.move("R1", { to: "abandoned", at: start, what: "given up", notifyAt: start + 2 * day });
      expect(await journal.leaseNotifications(lease)).toMatchObject([{ reference: "R1" }]);
      expect(await journal.leaseNotifications(lease)).toEqual([]);
    });

    test("an operation is checked at once", async () => {
      const journal = await open();
      await journal.operations.open({
        idempotencyKey: "Q1",
        kind: "refund",
        reference: "R1",
        createdAt: start,
        checkAt: start + 2 * day,
      });
      expect(await journal.operations.lease(lease)).toMatchObject([{ idempotencyKey: "Q1" }]);
      expect(await journal.operations.lease(lease)).toEqual([]);
    });
  });
}
