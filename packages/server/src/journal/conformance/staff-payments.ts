import { describe, expect, test } from "vitest";
import type { AttemptState } from "../../domain/attempt.js";
import { createReference } from "../../domain/reference.js";
import type { OperationKind } from "../../domain/operation.js";
import { start, type OpenJournal } from "./attempts.js";
import { facts, minuteMs, move, openAt, referencesOf, takeAt } from "./searched.js";

/** Searches and counts of the payments that staff take. */
export function staffPaymentsConformance(open: OpenJournal): void {
  describe("payments of staff", () => {
    test("are found and counted among the others", async () => {
      const journal = await open();
      const attempt = await openAt(journal, 0, { orderId: "4711" });
      const phone = await takeAt(journal, 1, {}, "sending", "accepted");
      const charge = await takeAt(
        journal,
        2,
        { kind: "charge", amountMinor: 100, orderId: "4712", card: { merchantWalletId: "W77" } },
        "sending",
      );
      const prepared = await takeAt(journal, 3, { orderId: "4713" });
      const lost = await takeAt(journal, 4, { orderId: undefined }, "sending", "unknown");
      const refused = await takeAt(journal, 5, { orderId: "4714" }, "sending", "refused");
      const notSent = await takeAt(journal, 6, { orderId: "4715" }, "not-done");
      // These take no payment of their own.
      await takeAt(journal, 7, { kind: "refund", reference: attempt }, "sending", "accepted");
      await takeAt(journal, 8, { kind: "duplicate", reference: attempt }, "sending", "accepted");

      const all = [notSent, refused, lost, prepared, charge, phone, attempt];
      expect(await referencesOf(journal, {})).toEqual(all);
      expect(await referencesOf(journal, { limit: 1 })).toEqual(all);
      expect((await journal.search({ text: phone, limit: 3 })).attempts).toEqual([
        {
          reference: phone,
          orderId: "4711",
          state: "accepted",
          version: 3,
          paymentMethod: "moto",
          amountMinor: 2490,
          currencyCode: "978",
          createdAt: start + minuteMs,
          updatedAt: start,
          expiresAt: start + minuteMs,
          checks: 0,
          facts: { authorisationId: facts.authorisationId, maskedPan: facts.maskedPan },
        },
      ]);
      expect(await referencesOf(journal, { text: "4711" })).toEqual([phone, attempt]);
      for (const text of ["A1B2C3", "5100#07", "#07"]) {
        expect(await referencesOf(journal, { text }), text).toEqual([phone]);
      }
      expect(await referencesOf(journal, { text: "W77" })).toEqual([charge]);
      expect(await referencesOf(journal, { amountMinor: 100 })).toEqual([charge]);
      expect(await referencesOf(journal, { paymentMethod: "moto", state: "accepted" })).toEqual([phone]);
      const ofStates: { readonly [state in AttemptState]?: readonly string[] } = {
        opened: [attempt],
        starting: [prepared],
        charging: [charge],
        unknown: [lost],
        accepted: [phone],
        refused: [refused],
        abandoned: [notSent],
      };
      for (const [state, references] of Object.entries(ofStates)) {
        // A key of the table above.
        const found = await referencesOf(journal, { state: state as AttemptState, limit: 1 });
        expect(found, state).toEqual(references);
      }
      const counts = Object.entries(ofStates).map(([state, references]) => [state, references.length]);
      expect(await journal.count({})).toEqual(Object.fromEntries(counts));

      await journal.operations.move("take-2", { to: "accepted", at: start, what: "accepted" });
      expect(await referencesOf(journal, { state: "charging" })).toEqual([]);
      expect(await referencesOf(journal, { state: "accepted" })).toEqual([charge, phone]);
    });

    test("that charge a payment again are found by their own reference, and outlive its purge", async () => {
      const journal = await open();
      const origin = await openAt(journal, 0, { orderId: "4711" });
      await move(journal, origin, "abandoned");
      await journal.markNotified(origin, 2, start);
      const newReference = createReference(start + minuteMs);
      const again = { kind: "duplicate", reference: origin, newReference, orderId: "4712" } as const;
      await takeAt(journal, 1, again, "sending");
      // Younger than what the purge deletes.
      await journal.operations.move("take-1", {
        to: "accepted",
        at: start + 500 * 86_400_000,
        what: "found",
      });
      await takeAt(journal, 2, { kind: "refund", reference: origin }, "sending", "accepted");

      const expectFound = async () => {
        const found = {
          reference: newReference,
          orderId: "4712",
          paymentMethod: "duplicate",
          state: "accepted",
        };
        for (const text of [newReference, "4712"]) {
          const { attempts } = await journal.search({ text, limit: 3 });
          expect(attempts, text).toMatchObject([found]);
        }
        expect(await journal.operations.of(newReference)).toMatchObject([
          { idempotencyKey: "take-1", ...again },
        ]);
      };
      await expectFound();
      expect(await journal.operations.of(origin)).toMatchObject([
        { kind: "duplicate", newReference },
        { kind: "refund" },
      ]);
      expect(await journal.purge({ now: start + 1_000 * 86_400_000, olderThanMs: 900 * 86_400_000 })).toBe(1);
      expect(await referencesOf(journal, { text: "4711" })).toEqual([]);
      await expectFound();
    });

    test("that are held for review are looked at until they are decided", async () => {
      const journal = await open();
      const { operations } = journal;
      const held = { to: "accepted", at: start, what: "held", newStatus: "TO_CHALLENGE" } as const;
      const key = "take-0";
      const reference = await takeAt(journal, 0, {}, "sending");
      await operations.move(key, { ...held, checkAt: start + 5 });
      const lease = { now: start + 5, leaseMs: 1_000, limit: 9 };
      expect(await operations.lease(lease)).toMatchObject([{ idempotencyKey: key, state: "accepted" }]);
      // A late answer does not follow the review.
      expect(await operations.move(key, { ...held, checkAt: start + 10_000 })).toBeUndefined();
      const follow = { ...held, from: "accepted" } as const;
      expect(await operations.move(key, { ...follow, checkAt: start + 10_000 })).toMatchObject({
        version: 4,
      });
      expect(await operations.lease({ ...lease, now: start + 9_999 })).toEqual([]);
      expect(await referencesOf(journal, { state: "in-review" })).toEqual([reference]);
      expect(await operations.move(key, { to: "refused", at: start, what: "refused" })).toBeUndefined();

      // Staff decide at the moment at which it is looked at.
      await takeAt(journal, 1, { kind: "acceptReview", reference }, "sending", "accepted");
      await operations.move(key, { ...follow, checkAt: start + 20_000 });
      expect(await referencesOf(journal, { state: "in-review" })).toEqual([]);
      expect(await referencesOf(journal, { state: "accepted" })).toEqual([reference]);

      const refused = await takeAt(journal, 2, {}, "sending");
      await operations.move("take-2", held);
      const decided = { ...follow, at: start + 7, newStatus: "REFUSED", reviewedAt: start + 7 };
      expect(await operations.move("take-2", decided)).toMatchObject({
        state: "accepted",
        newStatus: "REFUSED",
      });
      expect(await referencesOf(journal, { state: "refused" })).toEqual([refused]);
      expect(await operations.move("take-2", decided)).toBeUndefined();
    });

    test("that are held for review are found as such, until they are decided", async () => {
      const journal = await open();
      const decisions = [
        ["acceptReview", "accepted"],
        ["refuseReview", "refused"],
        ["cancel", "abandoned"],
      ] as const;
      const held: string[] = [];
      for (const [minute] of decisions.entries()) {
        held.push(await takeAt(journal, minute, {}, "sending"));
        const accepted = { to: "accepted", at: start, what: "held", newStatus: "TO_CHALLENGE" } as const;
        await journal.operations.move(`take-${minute}`, accepted);
      }
      // An attempt in review moves by itself.
      const attempt = await openAt(journal, 9);
      await move(journal, attempt, "starting", "charging", "in-review");
      const queue = [attempt, ...held.toReversed()];
      expect(await referencesOf(journal, { state: "in-review" })).toEqual(queue);
      expect(await journal.count({})).toEqual({ "in-review": queue.length });

      const decide = async (kind: OperationKind, reference: string, newAmount: number) => {
        const key = `${kind}-${reference}`;
        await takeAt(journal, 10, { kind, reference, idempotencyKey: key });
        await journal.operations.move(key, { to: "sending", at: start, what: "sending", checkAt: start });
        await journal.operations.move(key, { to: "accepted", at: start + 1, what: "done", newAmount });
      };
      const [first = ""] = held;
      await decide("cancel", first, 100);
      expect(await referencesOf(journal, { state: "in-review" }), "a part is cancelled").toEqual(queue);
      for (const [index, [kind, state]] of decisions.entries()) {
        const reference = held[index] ?? "";
        if (kind === "acceptReview") await decide(kind, reference, 2390);
        else await decide(kind, reference, 0);
        const { attempts } = await journal.search({ state, limit: 9 });
        expect(attempts, state).toMatchObject([{ reference, state, updatedAt: start + 1 }]);
      }
      await decide("acceptReview", attempt, 2490);
      expect(await referencesOf(journal, { state: "in-review" })).toEqual([attempt]);
      expect(await journal.count({})).toEqual({ accepted: 1, refused: 1, abandoned: 1, "in-review": 1 });
    });
  });
}
