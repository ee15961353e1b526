import { describe, expect, test } from "vitest";
import type { AttemptState } from "../../domain/attempt.js";
import type { Journal } from "../journal.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const later = { now: start + 100_000, olderThanMs: 50_000 };

async function resolveAndNotify(journal: Journal, state: AttemptState, reference: string, orderId?: string) {
  await bringTo(journal, state, reference, orderId);
  await journal.markNotified(reference, (await journal.read(reference))?.version ?? 0, start + 1);
}

/** The archive takes finished attempts, and they can still be found. */
export function archiveConformance(open: OpenJournal): void {
  describe("archive", () => {
    test("takes attempts that were finished and notified long enough ago, and no others", async () => {
      const journal = await open();
      for (const state of ["accepted", "refused", "abandoned"] as const) {
        await resolveAndNotify(journal, state, `over-${state}`);
        await bringTo(journal, state, `untold-${state}`);
      }
      await resolveAndNotify(journal, "in-review", "held");
      for (const state of ["opened", "starting", "redirected", "charging", "unknown"] as const) {
        await bringTo(journal, state, state);
      }
      expect(await journal.archive({ now: start + 100, olderThanMs: 99 })).toBe(0);
      expect(await journal.archive(later)).toBe(3);
      expect(await journal.archive(later)).toBe(0);
      // Pending notifications are still made, and attempts under way continue.
      const due = await journal.leaseNotifications({ now: start + 100_000, leaseMs: 1, limit: 10 });
      expect(due.map((attempt) => attempt.state).sort()).toEqual(["abandoned", "accepted", "refused"]);
      const moved = await journal.move("unknown", { to: "accepted", at: start, what: "found" });
      expect(moved.kind).toBe("moved");
    });

    test("an archived attempt is read with its events, and among those of its order", async () => {
      const journal = await open();
      await resolveAndNotify(journal, "refused", "R1", "4711");
      await resolveAndNotify(journal, "accepted", "R2", "4711");
      await journal.open(newAttempt("R3", "4711"));
      const before = [
        await journal.read("R2"),
        await journal.events("R2"),
        await journal.listByOrder("4711"),
        await journal.findClaimant("4711"),
      ];
      expect(await journal.archive(later)).toBe(2);
      expect([
        await journal.read("R2"),
        await journal.events("R2"),
        await journal.listByOrder("4711"),
        await journal.findClaimant("4711"),
      ]).toEqual(before);
      expect(before[2]).toHaveLength(3);
    });

    test("an order that was paid long ago cannot be paid again, and its attempt stays as it ended", async () => {
      const journal = await open();
      await resolveAndNotify(journal, "accepted", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4711");
      expect(await journal.archive(later)).toBe(1);

      const moved = await journal.move("R2", { to: "charging", at: start, what: "order is being sent" });
      expect(moved).toMatchObject({ kind: "order-taken", by: "R1" });
      expect(await journal.move("R1", { to: "refused", at: start, what: "tried" })).toMatchObject({
        kind: "stands",
        attempt: { state: "accepted" },
      });
      expect((await journal.findClaimant("4711"))?.state).toBe("accepted");
    });

    test("two processes archive several batches while payments continue: each attempt is in one place", async () => {
      const [one, other, shop] = await Promise.all([open(), open(), open()]);
      const references = Array.from({ length: 230 }, (_, index) => `R${String(index).padStart(3, "0")}`);
      for (const reference of references) await resolveAndNotify(one, "abandoned", reference);
      await bringTo(shop, "starting", "live");

      const [first, second, paid] = await Promise.all([
        one.archive(later),
        other.archive(later),
        shop.move("live", { to: "charging", at: start + 2, what: "order is being sent" }),
      ]);
      // Each of the two skips rows that the other has locked.
      expect(first + second).toBe(230);
      expect(paid.kind).toBe("moved");
      for (const reference of references) expect(await shop.events(reference)).toHaveLength(2);
    });
  });
}
