import { describe, expect, test } from "vitest";
import { createReference } from "../../domain/reference.js";
import type { AttemptState } from "../../domain/attempt.js";
import type { DeliveryState } from "../../domain/webhook.js";
import type { Journal } from "../journal.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const dayMs = 86_400_000;
const later = { now: start + 100 * dayMs, olderThanMs: 90 * dayMs };

async function endAndNotify(journal: Journal, state: AttemptState, reference: string, orderId?: string) {
  await bringTo(journal, state, reference, orderId);
  await journal.markNotified(reference, (await journal.read(reference))?.version ?? 0, start + 1);
}

/** The purge deletes what is over and old, with its order, and nothing else. */
export function purgeConformance(open: OpenJournal): void {
  describe("purge", () => {
    test("deletes finished attempts, archived or not, with everything that is known of them", async () => {
      const journal = await open();
      await endAndNotify(journal, "accepted", "R1", "4711");
      await endAndNotify(journal, "refused", "R2", "4712");
      expect(await journal.archive(later)).toBe(2);
      await endAndNotify(journal, "abandoned", "R3", "4712");
      await endAndNotify(journal, "accepted", "R4", "4713");

      const told: number[] = [];
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(4);
      expect(await journal.read("R4")).toBeDefined();
      expect(await journal.purge({ ...later, onProgress: (done) => told.push(done) })).toBe(4);
      expect(told.at(-1)).toBe(4);
      expect(await journal.purge(later)).toBe(0);
      for (const reference of ["R1", "R2", "R3", "R4"]) {
        expect(await journal.read(reference)).toBeUndefined();
        expect(await journal.events(reference)).toEqual([]);
      }
      expect(await journal.listByOrder("4712")).toEqual([]);
      expect(await journal.findClaimant("4711")).toBeUndefined();
      expect(await journal.count({})).toEqual({});
      expect((await journal.search({ limit: 10 })).attempts).toEqual([]);
    });

    test("keeps an order as long as one of its attempts is under way, unnotified or newer", async () => {
      const journal = await open();
      await endAndNotify(journal, "accepted", "R1", "4711");
      await bringTo(journal, "unknown", "R2", "4712");
      await endAndNotify(journal, "refused", "R3", "4712");
      await endAndNotify(journal, "refused", "R4", "4713");
      await bringTo(journal, "refused", "R5", "4713");
      await endAndNotify(journal, "refused", "R6", "4714");
      await journal.open({ ...newAttempt("R7", "4714"), createdAt: later.now });
      await journal.move("R7", { to: "abandoned", at: later.now, what: "given up" });
      await journal.markNotified("R7", 2, later.now);
      await endAndNotify(journal, "in-review", "R8", "4715");
      expect(await journal.purge(later)).toBe(1);
      expect(await journal.read("R1")).toBeUndefined();
      for (const reference of ["R2", "R3", "R4", "R5", "R6", "R7", "R8"]) {
        expect(await journal.read(reference)).toBeDefined();
      }
      expect((await journal.findClaimant("4715"))?.reference).toBe("R8");
    });

    test("keeps an attempt with an operation under way, and deletes its operations when they are over", async () => {
      const journal = await open();
      await endAndNotify(journal, "accepted", "R1");
      const operation = { idempotencyKey: "Q1", kind: "refund", reference: "R1" } as const;
      await journal.operations.open({ ...operation, createdAt: start, checkAt: start });
      expect(await journal.purge(later)).toBe(0);
      await journal.operations.move("Q1", { to: "refused", at: start, what: "refused" });
      expect(await journal.purge(later)).toBe(1);
      expect(await journal.operations.read("Q1")).toBeUndefined();
      expect(await journal.operations.of("R1")).toEqual([]);
    });

    test("keeps a payment whose last operation is newer: its idempotency key is still known", async () => {
      const journal = await open();
      await endAndNotify(journal, "accepted", "R1", "4711");
      await endAndNotify(journal, "accepted", "R2", "4712");
      expect(await journal.archive(later)).toBe(2);
      const refund = { idempotencyKey: "Q1", kind: "refund", reference: "R1" } as const;
      const at = later.now - 1;
      await journal.operations.open({ ...refund, createdAt: at, checkAt: at });
      await journal.operations.move("Q1", { to: "refused", at, what: "refused" });
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(1);
      expect(await journal.purge(later)).toBe(1);
      expect(await journal.read("R2")).toBeUndefined();
      expect(await journal.read("R1")).toBeDefined();
      expect(await journal.operations.read("Q1")).toMatchObject({ state: "refused" });
      expect(await journal.purge({ ...later, now: later.now + later.olderThanMs })).toBe(1);
      expect(await journal.operations.read("Q1")).toBeUndefined();
    });

    test("keeps a payment that something follows, such as its later instalments, until that is over", async () => {
      const journal = await open();
      const following = [
        ["saveCard", "CARD"],
        ["watchValidation", "HOLD"],
        ["instalments", "PLAN"],
      ] as const;
      for (const [kind, prefix] of following) {
        await endAndNotify(journal, "accepted", `R-${kind}`);
        const operation = { idempotencyKey: kind, kind, reference: `${prefix}R-${kind}` };
        await journal.operations.open({ ...operation, createdAt: start, checkAt: start });
      }
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(0);
      expect(await journal.purge(later)).toBe(0);
      const [, ...last] = following;
      await journal.operations.move("saveCard", { to: "not-done", at: start, what: "given up" });
      expect(await journal.purge(later)).toBe(1);
      expect(await journal.operations.read("saveCard")).toBeUndefined();
      for (const [kind] of last) {
        expect(await journal.read(`R-${kind}`)).toBeDefined();
        await journal.operations.move(kind, { to: "accepted", at: start, what: "done" });
      }
      expect(await journal.purge(later)).toBe(2);
      for (const [kind] of last) expect(await journal.operations.read(kind)).toBeUndefined();
    });

    test("deletes the ends of later instalments with their payment", async () => {
      const journal = await open();
      const instalments = ["20270115", "20270214", "20270316"].map((date) => ({ amountMinor: 830, date }));
      await journal.open({ ...newAttempt("R1"), facts: { instalments } });
      await journal.move("R1", { to: "abandoned", at: start, what: "given up" });
      await journal.markNotified("R1", 2, start);
      for (const number of [2, 3]) {
        const idempotencyKey = `instalment:R1:${number}:1`;
        const reference = `STOP${number}XR1`;
        const own = { idempotencyKey, kind: "cancelInstalment", reference } as const;
        await journal.operations.open({ ...own, createdAt: start, checkAt: start });
        expect(await journal.purge(later)).toBe(0);
        await journal.operations.move(idempotencyKey, { to: "accepted", at: start, what: "cancelled" });
      }
      expect(await journal.purge(later)).toBe(1);
      for (const number of [2, 3]) {
        expect(await journal.operations.read(`instalment:R1:${number}:1`)).toBeUndefined();
        expect(await journal.operations.of(`STOP${number}XR1`)).toEqual([]);
      }
    });

    test("deletes webhooks that were delivered, or given up, that long ago", async () => {
      const journal = await open();
      const { webhooks } = journal;
      const delivery = { endpoint: "erp", type: "payment.accepted", body: "{}" } as const;
      const end = async (eventId: string, createdAt: number, at: number, state: DeliveryState) => {
        await webhooks.add([{ ...delivery, eventId, createdAt }]);
        const [leased] = await webhooks.lease({ now: createdAt, leaseMs: 1, limit: 1 });
        if (leased)
          await webhooks.end(leased, { state, at, ...(state === "pending" && { dueAt: later.now }) });
      };
      await end("E1", start, start, "delivered");
      await end("E2", start, start, "dead");
      await end("E3", start, start, "pending");
      await end("E4", start, later.now, "delivered");
      await end("E5", later.now - 1, later.now - 1, "delivered");
      await journal.purge({ ...later, isDryRun: true });
      expect(await webhooks.list({ limit: 9 })).toHaveLength(5);
      expect(await journal.purge(later)).toBe(0);
      const left = await webhooks.list({ limit: 9 });
      expect(left.map(({ eventId }) => eventId)).toEqual(["E5", "E4", "E3"]);
    });

    test("an order id can be used again, and starts anew", async () => {
      const journal = await open();
      await endAndNotify(journal, "accepted", "R1", "4711");
      expect(await journal.purge(later)).toBe(1);
      await bringTo(journal, "charging", "R2", "4711");
      expect((await journal.listByOrder("4711")).map(({ reference }) => reference)).toEqual(["R2"]);
    });

    test("goes through more than a page, and takes references of every form", async () => {
      const journal = await open();
      const old = Array.from({ length: 120 }, (_, index) => createReference(start + index));
      const young = Array.from({ length: 120 }, (_, index) => createReference(later.now + index));
      for (const [references, at] of [
        [[...old, "own-form"], start],
        [young, later.now],
      ] as const) {
        const ends = references.map(async (reference) => {
          await journal.open({ ...newAttempt(reference), createdAt: at });
          await journal.move(reference, { to: "abandoned", at, what: "given up" });
          await journal.markNotified(reference, 2, at);
        });
        await Promise.all(ends);
      }
      expect(await journal.archive({ ...later, isDryRun: true })).toBe(121);
      expect(await journal.archive(later)).toBe(121);
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(121);
      expect(await journal.purge(later)).toBe(121);
      expect(await journal.count({})).toEqual({ abandoned: 120 });
    });

    test("deletes an order with more attempts than are listed", async () => {
      const journal = await open();
      const references = Array.from({ length: 130 }, (_, index) => `R${String(index).padStart(3, "0")}`);
      await Promise.all(references.map((reference) => endAndNotify(journal, "abandoned", reference, "4711")));
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(130);
      expect(await journal.purge(later)).toBe(130);
      expect(await journal.count({})).toEqual({});
    });

    test("two processes purge while another archives: each attempt is counted once", async () => {
      const [one, other, third] = await Promise.all([open(), open(), open()]);
      const references = Array.from({ length: 150 }, (_, index) => `R${String(index).padStart(3, "0")}`);
      await Promise.all(references.map((reference) => endAndNotify(one, "abandoned", reference)));
      const [first, second] = await Promise.all([one.purge(later), other.purge(later), third.archive(later)]);
      // What was moved to the archive behind the back of both is left to the next run.
      expect(first + second + (await one.purge(later))).toBe(150);
      expect(await one.count({})).toEqual({});
    });

    test("does not accept an age below 30 days", async () => {
      const journal = await open();
      const young = { now: start, olderThanMs: 30 * dayMs - 1 };
      await expect(journal.purge(young)).rejects.toMatchObject({ code: "JOURNAL_PURGE_TOO_EARLY" });
    });
  });
}
