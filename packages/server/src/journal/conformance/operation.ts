import { describe, expect, test } from "vitest";
import { operationMoves, type OperationState } from "../../domain/operation.js";
import type { NewOperation } from "../operations-journal.js";
import { start, type OpenJournal } from "./attempts.js";

// Object.keys of the table are exactly the states that its type names.
const states = Object.keys(operationMoves) as OperationState[];
const pairs = states.flatMap((from) => states.map((to) => ({ from, to })));

const waysTo: { readonly [state in OperationState]: readonly OperationState[] } = {
  prepared: [],
  sending: ["sending"],
  unknown: ["sending", "unknown"],
  accepted: ["sending", "accepted"],
  refused: ["refused"],
  "not-done": ["not-done"],
};

function newOperation(idempotencyKey: string, reference = "R1"): NewOperation {
  return {
    idempotencyKey,
    kind: "refund",
    reference,
    amountMinor: 100,
    createdAt: start,
    checkAt: start + 1_000,
  };
}

/** The merchants' operations: one at a time on a transaction, one per idempotency key. */
export function operationConformance(open: OpenJournal): void {
  describe("operations", () => {
    test("keeps who requested it, and why", async () => {
      const { operations } = await open();
      const asked = { by: "anna", reason: "sent back:\n'twas broken 🛒" };
      await operations.open({ ...newOperation("Q1"), ...asked });
      await operations.move("Q1", { to: "sending", at: start, what: "sending" });
      expect(await operations.read("Q1")).toMatchObject(asked);
      expect(await operations.of("R1")).toMatchObject([asked]);
    });

    test.each(pairs)("$from to $to is permitted or not, as the table says", async ({ from, to }) => {
      const { operations } = await open();
      await operations.open(newOperation("Q1"));
      for (const way of waysTo[from]) await operations.move("Q1", { to: way, at: start, what: way });
      const before = await operations.read("Q1");
      const moved = await operations.move("Q1", { to, at: start + 1, what: "tried", newAmount: 5 });
      if (operationMoves[from].includes(to)) {
        expect(moved).toEqual({
          ...before,
          state: to,
          version: 1 + (before?.version ?? 0),
          updatedAt: start + 1,
          what: "tried",
          newAmount: 5,
        });
        expect(await operations.read("Q1")).toEqual(moved);
      } else {
        expect(moved).toBeUndefined();
        expect(await operations.read("Q1")).toEqual(before);
      }
    });

    test("a move from a state that it has left is not made, although the table permits it", async () => {
      const { operations } = await open();
      await operations.open(newOperation("Q1"));
      const decline = { to: "not-done", from: "prepared", at: start, what: "declined" } as const;
      const sending = await operations.move("Q1", {
        to: "sending",
        from: "prepared",
        at: start,
        what: "sent",
      });
      expect(sending).toMatchObject({ state: "sending" });
      expect(sending).not.toHaveProperty("from");
      expect(await operations.move("Q1", decline)).toBeUndefined();
      expect(await operations.read("Q1")).toEqual(sending);
      await operations.open(newOperation("Q2", "R2"));
      expect(await operations.move("Q2", decline)).toMatchObject({ state: "not-done" });
    });

    test("of 30 concurrent operations on one transaction one is opened; the next one when that is over", async () => {
      const journals = await Promise.all(Array.from({ length: 3 }, open));
      const opened = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          journals[index % 3]?.operations.open(newOperation(`Q${index}`)),
        ),
      );
      const winners = opened.filter((one) => one?.kind === "opened");
      expect(winners).toHaveLength(1);
      expect(opened.filter((one) => one?.kind === "busy")).toHaveLength(29);
      const [journal] = journals;
      const [only] = (await journal?.operations.of("R1")) ?? [];
      expect(await journal?.operations.of("R1")).toHaveLength(1);
      await journal?.operations.move(only?.idempotencyKey ?? "", {
        to: "refused",
        at: start,
        what: "refused",
      });
      expect((await journal?.operations.open(newOperation("next")))?.kind).toBe("opened");
    });

    test("of 20 concurrent requests with the same idempotency key one is opened, and the others receive it", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      const opened = await Promise.all(
        Array.from({ length: 20 }, (_, index) => journals[index % 4]?.operations.open(newOperation("Q1"))),
      );
      expect(opened.filter((one) => one?.kind === "opened")).toHaveLength(1);
      expect(opened.filter((one) => one?.kind === "known")).toHaveLength(19);
      const other = await journals[0]?.operations.open(newOperation("Q1", "R2"));
      expect(other).toMatchObject({ kind: "known", operation: { reference: "R1" } });
      expect(await journals[0]?.operations.of("R2")).toEqual([]);
    });

    test("many operations lock and unlock a transaction at once: none fails", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      const kinds = await Promise.all(
        journals.map(async ({ operations }, journal) => {
          let opened = 0;
          for (let turn = 0; turn < 20; turn += 1) {
            const idempotencyKey = `Q${journal}-${turn}`;
            if ((await operations.open(newOperation(idempotencyKey))).kind !== "opened") continue;
            opened += 1;
            await operations.move(idempotencyKey, { to: "not-done", at: start, what: "given up" });
          }
          return opened;
        }),
      );
      const sum = kinds.reduce((one, other) => one + other, 0);
      expect(sum).toBeGreaterThan(3);
      expect(await journals[0]?.operations.of("R1")).toHaveLength(sum);
    });

    test("due ones are leased without overlap, and facts accumulate", async () => {
      const journals = await Promise.all(Array.from({ length: 2 }, open));
      const [first] = journals;
      for (let index = 0; index < 20; index += 1)
        await first?.operations.open(newOperation(`Q${index}`, `R${index}`));
      await first?.operations.move("Q0", {
        to: "sending",
        at: start,
        what: "sent",
        checkAt: start + 1_000,
        before: { currentAmount: 7 },
      });
      expect(await first?.operations.lease({ now: start + 999, leaseMs: 10, limit: 50 })).toEqual([]);
      const lease = { now: start + 1_000, leaseMs: 10, limit: 12 };
      const leased = [
        ...(await Promise.all(journals.map(({ operations }) => operations.lease(lease)))).flat(),
        ...((await first?.operations.lease(lease)) ?? []),
      ];
      expect(new Set(leased.map((operation) => operation.idempotencyKey)).size).toBe(20);
      expect(leased).toHaveLength(20);
      const moved = await first?.operations.move("Q0", {
        to: "unknown",
        at: start,
        what: "lost",
        before: undefined,
      });
      expect(moved).toMatchObject({ before: { currentAmount: 7 }, amountMinor: 100, what: "lost" });
    });

    test("what others have taken is counted with the opening, also of many at once", async () => {
      const journals = await Promise.all(Array.from({ length: 3 }, open));
      const sumOf = { kinds: ["creditHolder", "walletCreditHolder"], since: start } as const;
      const newCredit = (key: string, more: Partial<NewOperation> = {}): NewOperation => ({
        ...newOperation(key, `R${key}`),
        kind: "walletCreditHolder",
        currencyCode: "978",
        sumOf,
        ...more,
      });
      const [first] = journals;
      await first?.operations.open(newCredit("old", { createdAt: start - 1 }));
      await first?.operations.open(newCredit("dollars", { currencyCode: "840" }));
      await first?.operations.open(newCredit("refund", { kind: "refund" }));
      await first?.operations.open(newCredit("refused"));
      await first?.operations.move("refused", { to: "refused", at: start, what: "refused" });
      const opened = await Promise.all(
        Array.from({ length: 9 }, (_, index) => journals[index % 3]?.operations.open(newCredit(`Q${index}`))),
      );
      const others = opened.map((one) => (one?.kind === "opened" ? one.othersMinor : undefined));
      expect(others.toSorted((one = 0, other = 0) => one - other)).toEqual(
        Array.from({ length: 9 }, (_, index) => index * 100),
      );
      const found = (await first?.operations.ofKinds({ ...sumOf, since: start })) ?? [];
      expect(found).toHaveLength(11);
      expect(found.map(({ kind }) => kind)).not.toContain("refund");
    });

    test("what has waited counts from when it was decided, and what waits counts at any age", async () => {
      const { operations } = await open();
      const hour = 3_600_000;
      const sumOf = { kinds: ["walletCreditHolder"], since: start, waitingSince: start - hour } as const;
      const open1 = (key: string, createdAt: number, amountMinor: number) =>
        operations.open({
          ...newOperation(key, `R${key}`),
          kind: "walletCreditHolder",
          createdAt,
          amountMinor,
          sumOf,
        });
      await open1("too-old", start - hour - 1, 1);
      await open1("waits", start - hour, 10);
      for (const [key, amountMinor, at] of [
        ["sent-before", 100, start - 1],
        ["sent-since", 1_000, start],
        ["refused-since", 10_000, start],
      ] as const) {
        await open1(key, start - hour, amountMinor);
        await operations.move(key, { to: "sending", at: start - 1, what: "sent" });
        const to = key === "refused-since" ? "refused" : "accepted";
        await operations.move(key, { to, at, what: "answered" });
      }
      expect(await open1("newest", start, 100_000)).toMatchObject({ kind: "opened", othersMinor: 1_010 });
    });

    test("ids that would not be returned unchanged are rejected", async () => {
      const { operations } = await open();
      for (const id of ["", "a\0b", "\udc00", "x".repeat(65)]) {
        await expect(operations.open(newOperation(id))).rejects.toMatchObject({ code: "JOURNAL_ID_INVALID" });
        expect(await operations.read(id)).toBeUndefined();
        expect(await operations.of(id)).toEqual([]);
        expect(await operations.move(id, { to: "sending", at: start, what: "tried" })).toBeUndefined();
      }
    });
  });
}
