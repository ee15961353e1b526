import { describe, expect, test } from "vitest";
import type { OperationKind, OperationState } from "../../domain/operation.js";
import type { Journal } from "../journal.js";
import type { NewOperation } from "../operations-journal.js";
import { bringTo, start, type OpenJournal } from "./attempts.js";

const dayMs = 86_400_000;
const later = { now: start + 100 * dayMs, olderThanMs: 90 * dayMs };
const over: readonly OperationState[] = ["sending", "accepted"];

interface Made extends Partial<NewOperation> {
  /** Default: accepted. */
  readonly states?: readonly OperationState[];
  /** When it was moved. */
  readonly at?: number;
}

/** An operation under a reference, moved through its states. */
async function make(
  { operations }: Journal,
  kind: OperationKind,
  reference: string,
  { states = over, at = start, ...more }: Made = {},
): Promise<void> {
  const idempotencyKey = more.idempotencyKey ?? `key-of-${reference}`;
  const given = { amountMinor: 2490, currencyCode: "978", createdAt: start, checkAt: start, ...more };
  await operations.open({ idempotencyKey, kind, reference, ...given });
  for (const to of states) await operations.move(idempotencyKey, { to, at, what: to });
}

async function keysLeft({ operations }: Journal, keys: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(keys.map((key) => operations.read(key)));
  return found.flatMap((one) => one?.idempotencyKey ?? []);
}

/** A purge deletes what staff have done, too, once it is over and old. */
export function purgeOfStaffConformance(open: OpenJournal): void {
  describe("purge of what staff have taken", () => {
    test("deletes payments with what was done to them, credits and signatures, and forgets their keys", async () => {
      const journal = await open();
      await make(journal, "moto", "P1", { orderId: "4711", claimsOrder: true });
      await make(journal, "refund", "P1", { idempotencyKey: "refund" });
      await make(journal, "charge", "P2", { card: { merchantWalletId: "ANN" } });
      await make(journal, "duplicate", "P1", { idempotencyKey: "again", newReference: "P3" });
      await make(journal, "creditHolder", "P4");
      await make(journal, "walletCreditHolder", "P5", { states: ["not-done"] });
      await make(journal, "signMandate", "P6", { signature: { merchantWalletId: "ANN" } });
      const keys = ["key-of-P1", "refund", "key-of-P2", "again", "key-of-P4", "key-of-P5", "key-of-P6"];

      expect(await journal.purge({ ...later, isDryRun: true })).toBe(3);
      expect(await keysLeft(journal, keys)).toEqual(keys);
      expect(await journal.purge(later)).toBe(3);
      expect(await keysLeft(journal, keys)).toEqual([]);
      expect(await journal.purge(later)).toBe(0);
      for (const text of [undefined, "4711", "ANN", "P1"])
        expect((await journal.search({ limit: 9, ...(text && { text }) })).attempts).toEqual([]);
      expect(await journal.count({})).toEqual({});
      expect(await journal.findClaimant("4711")).toBeUndefined();
      await make(journal, "moto", "P7", { orderId: "4711", claimsOrder: true });
      expect((await journal.findClaimant("4711"))?.reference).toBe("P7");
    });

    test("keeps what is under way, held for review, or newer, also when only a refund of it is newer", async () => {
      const journal = await open();
      await make(journal, "charge", "P1", { states: ["sending", "unknown"] });
      await make(journal, "moto", "P2", { at: later.now });
      await make(journal, "charge", "P3");
      await make(journal, "refund", "P3", { idempotencyKey: "refund", at: later.now });
      await make(journal, "charge", "P4", { states: ["sending"] });
      const held = { to: "accepted", at: start, what: "held", newStatus: "TO_CHALLENGE" } as const;
      await journal.operations.move("key-of-P4", held);
      await make(journal, "creditHolder", "P5", { states: [] });
      await make(journal, "signMandate", "P6", { states: [] });
      const keys = [1, 2, 3, 4, 5, 6].map((number) => `key-of-P${number}`);
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(0);
      expect(await journal.purge(later)).toBe(0);
      expect(await keysLeft(journal, keys)).toEqual(keys);

      await make(journal, "refuseReview", "P4", { idempotencyKey: "decision" });
      expect(await journal.purge(later)).toBe(1);
      expect(await keysLeft(journal, ["key-of-P4", "decision"])).toEqual([]);
    });

    test("keeps what belongs to an attempt that stays: of its order, or a later instalment of it", async () => {
      const journal = await open();
      await bringTo(journal, "refused", "R1", "4711");
      await make(journal, "moto", "P1", { orderId: "4711", claimsOrder: true });
      await make(journal, "charge", "P2", { idempotencyKey: "instalment:R1:2:1" });
      // The shop was not notified of the attempt.
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(0);
      expect(await journal.purge(later)).toBe(0);
      await journal.markNotified("R1", (await journal.read("R1"))?.version ?? 0, start + 1);
      expect(await journal.purge({ ...later, isDryRun: true })).toBe(3);
      expect(await journal.purge(later)).toBe(3);
      expect(await keysLeft(journal, ["key-of-P1", "instalment:R1:2:1"])).toEqual([]);
    });

    test("goes through more than a page, past what stays", async () => {
      const journal = await open();
      const numbers = Array.from({ length: 230 }, (_, index) => index);
      const young = { at: later.now };
      await Promise.all(numbers.map((one) => make(journal, "charge", `P${one}`, one % 2 ? young : {})));
      const told: number[] = [];
      expect(await journal.purge({ ...later, onProgress: (done) => told.push(done) })).toBe(115);
      expect(told.at(-1)).toBe(115);
      expect(await journal.count({})).toEqual({ accepted: 115 });
    });
  });
}
