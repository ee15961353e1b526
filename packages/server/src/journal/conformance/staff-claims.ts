import { describe, expect, test } from "vitest";
import type { OperationState } from "../../domain/operation.js";
import type { Journal } from "../journal.js";
import type { NewOperation } from "../operations-journal.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const charging = { to: "charging", at: start + 2, what: "order is being sent" } as const;
const dayMs = 24 * 3_600_000;

/** An order that staff take by phone: it claims order 4711. */
function phoneOrder(reference: string, more: Partial<NewOperation> = {}): NewOperation {
  return {
    idempotencyKey: `key-of-${reference}`,
    kind: "moto",
    reference,
    orderId: "4711",
    amountMinor: 2490,
    currencyCode: "978",
    claimsOrder: true,
    createdAt: start,
    checkAt: start,
    ...more,
  };
}

async function takes({ operations }: Journal, reference: string, ...states: readonly OperationState[]) {
  const opened = await operations.open(phoneOrder(reference));
  for (const to of states) await operations.move(`key-of-${reference}`, { to, at: start + 1, what: to });
  return opened;
}

const claimantOf = async (journal: Journal) => (await journal.findClaimant("4711"))?.reference;

/** Staff and buyers claim orders alike: of all payments of an order one is charged. */
export function staffClaimsConformance(open: OpenJournal): void {
  describe("claims of orders that staff take", () => {
    test("an attempt of an order that staff take is not charged, and its failure is not notified", async () => {
      const journal = await open();
      await bringTo(journal, "redirected", "R1", "4711");
      const before = await journal.read("R1");
      expect(await takes(journal, "P1", "sending")).toMatchObject({ kind: "opened" });

      expect(await journal.findClaimant("4711")).toMatchObject({
        reference: "P1",
        orderId: "4711",
        paymentMethod: "moto",
        state: "charging",
      });
      expect(await journal.move("R1", charging)).toEqual({ kind: "order-taken", attempt: before, by: "P1" });
      const counted = await journal.openCounted(newAttempt("R2", "4711"), { now: start, counted: [] });
      expect(counted).toMatchObject({ claimant: { reference: "P1" } });
      expect(await journal.read("R2")).toBeUndefined();
      await journal.move("R1", { to: "abandoned", at: start + 3, what: "paid elsewhere" });
      expect((await journal.events("R1")).at(-1)?.details).toEqual({ orderClaimedBy: "P1" });
      expect(await journal.leaseNotifications({ now: start + 9, leaseMs: 1, limit: 9 })).toEqual([]);
    });

    test("an order that an attempt has claimed is not taken, and nothing is written", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      expect(await takes(journal, "P1")).toEqual({ kind: "order-taken", by: "R1" });
      expect(await journal.operations.read("key-of-P1")).toBeUndefined();
      expect((await journal.search({ text: "4711", limit: 9 })).attempts).toHaveLength(1);
      await journal.move("R1", { to: "refused", at: start + 3, what: "refused" });
      expect(await takes(journal, "P1")).toMatchObject({ kind: "opened" });
      // A repeated request is the same operation, whatever has become of the order.
      expect(await takes(journal, "P1")).toMatchObject({ kind: "known" });
      expect(await takes(journal, "P2")).toEqual({ kind: "order-taken", by: "P1" });
    });

    test.each([
      [["sending", "refused"], undefined],
      [["not-done"], undefined],
      [["sending", "unknown", "not-done"], undefined],
      [["sending", "unknown"], "P1"],
      [["sending", "accepted"], "P1"],
    ] as const)("after %j the order is claimed by %s", async (states, claimant) => {
      const journal = await open();
      await takes(journal, "P1", ...states);
      expect(await claimantOf(journal)).toBe(claimant);
      await bringTo(journal, "starting", "R1", "4711");
      const moved = await journal.move("R1", charging);
      expect(moved.kind).toBe(claimant === undefined ? "moved" : "order-taken");
    });

    test("an order is claimed only if that is asked for", async () => {
      const journal = await open();
      await journal.operations.open(phoneOrder("P1", { claimsOrder: false }));
      expect(await claimantOf(journal)).toBeUndefined();
      await bringTo(journal, "charging", "R1", "4711");
      await journal.operations.move("key-of-P1", { to: "not-done", at: start, what: "not sent" });
      expect(await claimantOf(journal)).toBe("R1");
    });

    test.each([
      ["refuseReview", undefined],
      ["acceptReview", "P1"],
    ] as const)("after %s of a held payment its order is claimed by %s", async (kind, claimant) => {
      const journal = await open();
      const { operations } = journal;
      await takes(journal, "P1", "sending");
      const held = { to: "accepted", newStatus: "TO_CHALLENGE", at: start + 2, what: "held" } as const;
      await operations.move("key-of-P1", held);
      expect(await claimantOf(journal)).toBe("P1");
      const times = { createdAt: start, checkAt: start };
      await operations.open({ idempotencyKey: "Q1", kind, reference: "P1", ...times });
      for (const to of ["sending", "accepted"] as const)
        await operations.move("Q1", { to, at: start + 3, what: to });
      expect(await claimantOf(journal)).toBe(claimant);
    });

    test("a held payment that is refused elsewhere releases the order", async () => {
      const journal = await open();
      await takes(journal, "P1", "sending");
      const accepted = { to: "accepted", at: start + 2, what: "held" } as const;
      await journal.operations.move("key-of-P1", { ...accepted, newStatus: "TO_CHALLENGE" });
      const decided = { ...accepted, from: "accepted", newStatus: "REFUSED", reviewedAt: start + 3 } as const;
      await journal.operations.move("key-of-P1", decided);
      expect(await claimantOf(journal)).toBeUndefined();
    });

    test("takes an order over from a payment that was given back, once, and hands it back in vain", async () => {
      const journal = await open();
      await bringTo(journal, "accepted", "R1", "4711");
      const instead = await journal.operations.open(phoneOrder("P1", { insteadOf: "R1" }));
      expect(instead).toMatchObject({ kind: "opened" });
      expect(instead).not.toHaveProperty("operation.insteadOf");
      expect(instead).not.toHaveProperty("operation.claimsOrder");
      expect(await journal.operations.open(phoneOrder("P2", { insteadOf: "R1" }))).toEqual({
        kind: "order-taken",
        by: "P1",
      });
      expect(await claimantOf(journal)).toBe("P1");
      await journal.operations.move("key-of-P1", { to: "refused", at: start + 3, what: "refused" });
      expect(await claimantOf(journal)).toBe("R1");
    });

    test("of ten attempts and ten orders by phone at once, one gets the order", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      const [first] = journals;
      const numbers = Array.from({ length: 10 }, (_, index) => index);
      for (const number of numbers) if (first) await bringTo(first, "starting", `R${number}`, "4711");

      const won = await Promise.all(
        numbers.flatMap((number) => [
          journals[number % 4]?.move(`R${number}`, charging).then(({ kind }) => kind === "moved"),
          journals[(number + 1) % 4]?.operations
            .open(phoneOrder(`P${number}`))
            .then(({ kind }) => kind === "opened"),
        ]),
      );
      expect(won.filter((one) => one === true)).toHaveLength(1);
      const winner = numbers.flatMap((number) => [`R${number}`, `P${number}`])[won.indexOf(true)];
      expect(await (first && claimantOf(first))).toBe(winner);
    });

    test("staff and a buyer claim and release an order again and again: no call fails, one at a time", async () => {
      const [byBuyer, byStaff, byOthers] = [await open(), await open(), await open()];
      await bringTo(byBuyer, "starting", "R1", "4711");
      let holders = 0;
      let most = 0;
      const whileClaimed = async (release: () => Promise<unknown>) => {
        most = Math.max(most, (holders += 1));
        // Whoever gets the order at the same time does so while this is read.
        await byBuyer.findClaimant("4711");
        holders -= 1;
        await release();
      };
      const buys = async () => {
        const moved = await byBuyer.move("R1", { ...charging, from: ["starting", "redirected"] });
        if (moved.kind !== "moved") return;
        await whileClaimed(() => byBuyer.move("R1", { to: "redirected", at: start, what: "let go" }));
      };
      const sells = async (journal: Journal, reference: string) => {
        if ((await takes(journal, reference)).kind !== "opened") return;
        const failed = { to: "not-done", at: start, what: "not sent" } as const;
        await whileClaimed(() => journal.operations.move(`key-of-${reference}`, failed));
      };
      await Promise.all([
        (async () => {
          for (let turn = 0; turn < 25; turn += 1) await buys();
        })(),
        (async () => {
          for (let turn = 0; turn < 25; turn += 1) await sells(byStaff, `P${turn}`);
        })(),
        (async () => {
          for (let turn = 0; turn < 25; turn += 1) await sells(byOthers, `Q${turn}`);
        })(),
      ]);
      expect(most).toBe(1);
      expect(await claimantOf(byBuyer)).toBeUndefined();
    });

    test("an order that staff have taken stays claimed when its older attempts are archived and purged", async () => {
      const journal = await open();
      await bringTo(journal, "abandoned", "R1", "4711");
      await journal.markNotified("R1", (await journal.read("R1"))?.version ?? 0, start + 2);
      await takes(journal, "P1", "sending");
      await journal.operations.move("key-of-P1", { to: "accepted", at: start + 20 * dayMs, what: "found" });
      const later = { now: start + 40 * dayMs, olderThanMs: 30 * dayMs };
      expect(await journal.archive(later)).toBe(1);
      expect(await claimantOf(journal)).toBe("P1");
      expect(await journal.purge(later)).toBe(1);
      expect(await claimantOf(journal)).toBe("P1");
      await bringTo(journal, "starting", "R2", "4711");
      expect(await journal.move("R2", charging)).toMatchObject({ kind: "order-taken", by: "P1" });
    });
  });
}
