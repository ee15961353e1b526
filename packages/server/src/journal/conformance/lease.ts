import { describe, expect, test } from "vitest";
import type { Lease } from "../lease.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const due = start + 1_200_000;

/**
 * Leases: one caller at a time does the work, and another takes over when the first one crashes. The caller supplies
 * the time.
 */
export function leaseConformance(open: OpenJournal): void {
  describe("leases", () => {
    test("nothing is due before its time", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1"));
      expect(await journal.leaseChecks({ now: due - 1, leaseMs: 10, limit: 10 })).toEqual([]);
      expect(await journal.leaseChecks({ now: due, leaseMs: 10, limit: 10 })).toHaveLength(1);
    });

    test("reconcilers share the due work without overlap and leave none", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      const references = Array.from({ length: 60 }, (_, index) => `R${index}`);
      for (const reference of references) await journals[0]?.open(newAttempt(reference));

      const lease: Lease = { now: due, leaseMs: 1_000, limit: 7 };
      const shares = await Promise.all(
        journals.map(async (journal) => {
          const share: string[] = [];
          for (;;) {
            const leased = await journal.leaseChecks(lease);
            // Others may be holding the last rows; a reconciler that skips them is done.
            if (leased.length === 0) return share;
            expect(leased.length).toBeLessThanOrEqual(7);
            share.push(...leased.map((attempt) => attempt.reference));
          }
        }),
      );
      expect(shares.flat().sort()).toEqual(references.sort());
    });

    test("a discarded attempt is not leased, and neither is one that has ended", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1"));
      await journal.discard("R1");
      await bringTo(journal, "refused", "R2");
      expect(await journal.leaseChecks({ now: due, leaseMs: 10, limit: 10 })).toEqual([]);
      expect(await journal.leaseOne("R1", "check", { now: due, leaseMs: 10 })).toBe(false);
    });

    test("a lease expires by itself: a reconciler that crashes loses nothing", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1"));
      const lease = { leaseMs: 1_000, limit: 10 };
      expect(await journal.leaseChecks({ ...lease, now: due })).toHaveLength(1);
      expect(await journal.leaseChecks({ ...lease, now: due + 999 })).toEqual([]);
      expect(await journal.leaseChecks({ ...lease, now: due + 1_000 })).toHaveLength(1);
    });

    test("what is due longest comes first", async () => {
      const journal = await open();
      for (const [index, reference] of ["R1", "R2", "R3"].entries()) {
        await journal.open({ ...newAttempt(reference), checkAt: due - index });
      }
      const [first] = await journal.leaseChecks({ now: due, leaseMs: 1_000, limit: 1 });
      expect(first?.reference).toBe("R3");
    });

    test("one attempt is leased to one caller", async () => {
      const journals = await Promise.all(Array.from({ length: 5 }, open));
      await bringTo(await open(), "accepted", "R1");
      const lease = { now: start + 1, leaseMs: 1_000 };
      const leased = await Promise.all(
        Array.from({ length: 20 }, (_, index) => journals[index % 5]?.leaseOne("R1", "notification", lease)),
      );
      expect(leased.filter(Boolean)).toHaveLength(1);
      const [journal] = journals;
      expect(await journal?.leaseOne("R1", "check", lease)).toBe(false);
      expect(await journal?.leaseOne("nobody", "notification", lease)).toBe(false);
      expect(await journal?.leaseOne("R1", "notification", { ...lease, now: start + 1_001 })).toBe(true);
    });

    test("many concurrent leases: each attempt once, and only for work that is due", async () => {
      const journal = await open();
      const resolved = Array.from({ length: 10 }, (_, index) => `A${index}`);
      const waiting = Array.from({ length: 10 }, (_, index) => `B${index}`);
      for (const reference of resolved) await bringTo(journal, "accepted", reference);
      for (const reference of waiting) await journal.open(newAttempt(reference));
      const asked = [...waiting, ...resolved, ...resolved, ...waiting].flatMap((reference) =>
        (["check", "notification"] as const).map((work) => ({ reference, work })),
      );
      const leased = await Promise.all(
        asked.map(({ reference, work }) => journal.leaseOne(reference, work, { now: due, leaseMs: 1_000 })),
      );
      const had = asked.filter((_, index) => leased[index]).map((one) => `${one.work} ${one.reference}`);
      expect(had.sort()).toEqual([
        ...waiting.map((reference) => `check ${reference}`),
        ...resolved.map((reference) => `notification ${reference}`),
      ]);
    });

    test("a move cancels the pending check; the next one is due when the move says", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1");
      const lease = { leaseMs: 10, limit: 10 };
      expect(await journal.leaseChecks({ ...lease, now: due * 2 })).toEqual([]);
      await journal.move("R1", { to: "unknown", at: start, what: "lost", checkAt: start + 50 });
      expect(await journal.leaseChecks({ ...lease, now: start + 49 })).toEqual([]);
      expect(await journal.leaseChecks({ ...lease, now: start + 50 })).toHaveLength(1);
    });
  });

  describe("checks of accepted attempts", () => {
    const lease = { leaseMs: 10, limit: 10 };

    test("are postponed without an event, version by version, and end", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1");
      await journal.move("R1", { to: "accepted", at: start, what: "accepted", checkAt: start + 50 });
      const { version = 0 } = (await journal.read("R1")) ?? {};
      const events = await journal.events("R1");
      expect(await journal.leaseChecks({ ...lease, now: start + 50 })).toHaveLength(1);
      await journal.postponeCheck("R1", version, start + 500);
      await journal.postponeCheck("R1", version - 1, start + 90);
      expect(await journal.leaseChecks({ ...lease, now: start + 499 })).toEqual([]);
      expect(await journal.leaseChecks({ ...lease, now: start + 500 })).toHaveLength(1);
      await journal.postponeCheck("R1", version, undefined);
      expect(await journal.leaseChecks({ ...lease, now: start * 2 })).toEqual([]);
      // Nothing is due any more, and stays so.
      await journal.postponeCheck("R1", version, start + 1);
      expect(await journal.leaseChecks({ ...lease, now: start * 2 })).toEqual([]);
      expect(await journal.events("R1")).toEqual(events);
    });

    test("keep it out of the archive", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1");
      await journal.move("R1", { to: "accepted", at: start, what: "accepted", checkAt: start + 50 });
      const { version = 0 } = (await journal.read("R1")) ?? {};
      await journal.markNotified("R1", version, start + 1);
      const later = { now: start + 100_000, olderThanMs: 1 };
      expect(await journal.archive(later)).toBe(0);
      await journal.postponeCheck("R1", version, undefined);
      expect(await journal.archive(later)).toBe(1);
    });

    test("what they find is one move that keeps the order, and notifies", async () => {
      const journal = await open();
      await bringTo(journal, "accepted", "R1", "4711");
      await journal.markNotified("R1", (await journal.read("R1"))?.version ?? 0, start + 1);
      const move = {
        to: "accepted",
        at: start + 2,
        what: "amended",
        facts: { mandateStatus: "REVOKED" },
      } as const;
      expect((await journal.move("R1", move)).kind).toBe("stands");
      expect((await journal.move("R1", { ...move, amends: true })).kind).toBe("moved");
      expect(await journal.leaseNotifications({ ...lease, now: start + 2 })).toMatchObject([
        { state: "accepted", facts: { mandateStatus: "REVOKED" } },
      ]);
      expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
      await bringTo(journal, "starting", "R2", "4711");
      expect((await journal.move("R2", { ...move, amends: true })).kind).toBe("stands");
      expect((await journal.move("R1", { to: "returned", at: start + 3, what: "returned" })).kind).toBe(
        "moved",
      );
      expect(await journal.findClaimant("4711")).toBeUndefined();
    });
  });

  describe("notifications", () => {
    const lease = { leaseMs: 1_000, limit: 10 };

    test("are due until they are marked, version by version", async () => {
      const journal = await open();
      await bringTo(journal, "in-review", "R1");
      const [held] = await journal.leaseNotifications({ ...lease, now: start + 1 });
      expect(held).toMatchObject({ reference: "R1", state: "in-review" });
      // The merchant decides while the shop is being notified of the review.
      await journal.move("R1", { to: "accepted", at: start + 2, what: "released" });
      await journal.markNotified("R1", held?.version ?? 0, start + 3);

      const [released] = await journal.leaseNotifications({ ...lease, now: start + 3 });
      expect(released).toMatchObject({ state: "accepted" });
      expect(released?.notifiedAt).toBeUndefined();
      await journal.markNotified("R1", released?.version ?? 0, start + 4);
      expect(await journal.leaseNotifications({ ...lease, now: start * 2 })).toEqual([]);
      expect(await journal.read("R1")).toMatchObject({ notifiedAt: start + 4 });
    });

    test("are due for a later result although the first one was notified", async () => {
      const journal = await open();
      await bringTo(journal, "in-review", "R1");
      await journal.markNotified("R1", (await journal.read("R1"))?.version ?? 0, start + 2);
      await journal.move("R1", { to: "refused", at: start + 3, what: "refused by the merchant" });
      expect((await journal.read("R1"))?.notifiedAt).toBeUndefined();
      expect(await journal.leaseNotifications({ ...lease, now: start + 3 })).toHaveLength(1);
    });

    test("that fail are postponed, but not those of later results", async () => {
      const journal = await open();
      await bringTo(journal, "in-review", "R1");
      const [held] = await journal.leaseNotifications({ ...lease, now: start + 1 });
      await journal.postponeNotification("R1", held?.version ?? 0, start + 500);
      expect(await journal.leaseNotifications({ ...lease, now: start + 499 })).toEqual([]);
      expect(await journal.leaseNotifications({ ...lease, now: start + 500 })).toHaveLength(1);

      await journal.move("R1", { to: "accepted", at: start + 600, what: "released" });
      await journal.postponeNotification("R1", held?.version ?? 0, start + 900_000);
      expect(await journal.leaseNotifications({ ...lease, now: start + 600 })).toHaveLength(1);
    });
  });
}
