import { describe, expect, test } from "vitest";
import type { EventDetails, Move } from "../journal.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const charging = { to: "charging", at: start + 2, what: "order is being sent" } as const;
const names = Array.from({ length: 40 }, (_, index) => `R${index}`);

/** Concurrent calls are batched into one transaction, and none is affected by the failure of another. */
export function togetherConformance(open: OpenJournal): void {
  describe("concurrent calls", () => {
    test("of many opens, only the one whose reference exists fails", async () => {
      const journal = await open();
      await journal.open(newAttempt("R7", "first"));
      const opened = await Promise.allSettled(names.map((name) => journal.open(newAttempt(name))));
      expect(opened.filter((one) => one.status === "rejected")).toHaveLength(1);
      expect(opened[7]?.status).toBe("rejected");
      expect(await journal.read("R7")).toMatchObject({ orderId: "first", version: 1 });
      for (const name of names) expect(await journal.events(name)).toHaveLength(1);
    });

    test("of two opens with one reference, one is written, and so are all others", async () => {
      const journal = await open();
      const opened = await Promise.allSettled([
        journal.open(newAttempt("same", "one")),
        ...names.map((name) => journal.open(newAttempt(name))),
        journal.open(newAttempt("same", "other")),
      ]);
      expect(opened.filter((one) => one.status === "rejected")).toHaveLength(1);
      expect(await journal.events("same")).toHaveLength(1);
    });

    test.each<[string, Partial<Move>]>([
      // The types do not permit these, but a shop in JavaScript may do it by mistake.
      ["the database refuses", { at: Number.NaN }],
      ["no JSON can hold", { details: { amount: 1n } as unknown as EventDetails }],
    ])("of many moves only the one fails that %s, and it takes no order", async (_, fault) => {
      const journal = await open();
      for (const name of names) await bringTo(journal, "starting", name);
      const moved = await Promise.allSettled(
        names.map((name, index) => journal.move(name, { ...charging, ...(index === 7 && fault) })),
      );
      expect(moved.map((one) => (one.status === "fulfilled" ? one.value.kind : "failed"))).toEqual(
        names.map((_name, index) => (index === 7 ? "failed" : "moved")),
      );
      expect(await journal.read("R7")).toMatchObject({ state: "starting", version: 2 });
      expect(await journal.events("R7")).toHaveLength(2);
      expect(await journal.findClaimant("order-of-R7")).toBeUndefined();
      expect((await journal.move("R7", charging)).kind).toBe("moved");
    });

    test("reads that share a batch with a failing move return what is committed", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4712");
      const [read, holder, other, failed, moved] = await Promise.allSettled([
        journal.read("R1"),
        journal.findClaimant("4711"),
        journal.findClaimant("4712"),
        journal.move("R1", { to: "accepted", at: Number.NaN, what: "answered" }),
        journal.move("R2", charging),
      ]);
      const stands = { status: "fulfilled", value: { state: "charging", version: 3 } };
      expect([read, holder]).toMatchObject([stands, stands]);
      expect(other.status).toBe("fulfilled");
      expect([failed.status, moved.status]).toEqual(["rejected", "fulfilled"]);
      expect(await journal.read("R1")).toMatchObject({ state: "charging", version: 3 });
    });

    test("an order is released and claimed at once: it is free, or one attempt has claimed it", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R2", "4711");
      for (const name of ["R1", "R3"]) await bringTo(journal, "starting", name, "4711");
      const [one, gone, other] = await Promise.all([
        journal.move("R1", charging),
        journal.move("R2", { to: "refused", at: start + 3, what: "refused" }),
        journal.move("R3", charging),
      ]);
      expect(gone.kind).toBe("moved");
      const winners = [one, other].filter((moved) => moved.kind === "moved");
      const holder = await journal.findClaimant("4711");
      expect(winners.map((moved) => moved.attempt.reference)).toEqual(holder ? [holder.reference] : []);
      const next = await journal.move("R3", charging);
      expect(next.kind).toBe(holder ? (holder.reference === "R3" ? "stands" : "order-taken") : "moved");
    });

    test("two attempts of each of many orders charge at once: each order is charged once", async () => {
      const journal = await open();
      const pairs = names.flatMap((name) => [`${name}a`, `${name}b`].map((own) => [own, name] as const));
      for (const [reference, order] of pairs) await bringTo(journal, "starting", reference, order);
      const moves = await Promise.all(pairs.map(([reference]) => journal.move(reference, charging)));
      expect(moves.filter((moved) => moved.kind === "moved")).toHaveLength(names.length);
      for (const [index, moved] of moves.entries()) {
        const holder = await journal.findClaimant(pairs[index]?.[1] ?? "");
        if (moved.kind === "order-taken") expect(moved.by).toBe(holder?.reference);
        else expect(holder?.reference).toBe(pairs[index]?.[0]);
      }
    });

    test("attempts are found while they are being archived, by reads and by moves", async () => {
      const [journal, archivist] = await Promise.all([open(), open()]);
      for (const name of names) {
        await bringTo(journal, "abandoned", name);
        await journal.markNotified(name, 2, start + 1);
      }
      const later = { now: start + 100_000, olderThanMs: 1 };
      const archived = archivist.archive(later);
      for (let turn = 0; turn < 10; turn += 1) {
        const [reads, moves] = await Promise.all([
          Promise.all(names.map((name) => journal.read(name))),
          Promise.all(names.map((name) => journal.move(name, { ...charging, to: "starting" }))),
        ]);
        expect(reads.map((attempt) => attempt?.state)).toEqual(names.map(() => "abandoned"));
        expect(moves.map(({ kind }) => kind)).toEqual(names.map(() => "stands"));
      }
      // The archive skips attempts that a move is locking.
      expect((await archived) + (await archivist.archive(later))).toBe(names.length);
    });

    test("calls in flight when the journal is closed still end, and none reports what is not written", async () => {
      const [journal, after] = await Promise.all([open(), open()]);
      for (const name of names) await bringTo(after, "starting", name);
      const moving = names.map((name) => journal.move(name, charging));
      const [ended] = await Promise.all([
        Promise.allSettled([...moving, journal.listByOrder("4711"), journal.limits.forget(0)]),
        journal.close(),
      ]);
      for (const [index, name] of names.entries()) {
        const [one, { state } = {}] = [ended[index], await after.read(name)];
        if (one?.status === "fulfilled") expect(state).toBe("charging");
      }
      await expect(journal.read("R1")).rejects.toThrow();
      await expect(journal.move("R1", charging)).rejects.toThrow();
    });
  });
}
