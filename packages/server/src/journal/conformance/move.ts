import { describe, expect, test } from "vitest";
import { hasResult, permittedMoves, type AttemptState } from "../../domain/attempt.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

// Object.keys of the table are exactly the states that its type names.
const states = Object.keys(permittedMoves) as AttemptState[];
const pairs = states.flatMap((from) => states.map((to) => ({ from, to })));
const permitted = pairs.filter(({ from, to }) => permittedMoves[from].includes(to));
const forbidden = pairs.filter(({ from, to }) => !permittedMoves[from].includes(to));

/** Moves: only permitted ones happen, each is one compare-and-set, each writes its event. */
export function moveConformance(open: OpenJournal): void {
  describe("moves", () => {
    test("the table has permitted and forbidden moves", () => {
      expect(permitted.length).toBeGreaterThan(15);
      expect(forbidden.length).toBeGreaterThan(50);
    });

    test.each(permitted)("$from to $to is permitted", async ({ from, to }) => {
      const journal = await open();
      await bringTo(journal, from, "R1");
      const before = await journal.read("R1");
      const events = await journal.events("R1");

      const moved = await journal.move("R1", { to, at: start + 5, what: "tried", details: { code: "00" } });

      expect(moved).toMatchObject({ kind: "moved", attempt: { state: to, updatedAt: start + 5 } });
      const attempt = await journal.read("R1");
      expect(moved).toEqual({ kind: "moved", attempt });
      expect(attempt?.version).toBe((before?.version ?? 0) + 1);
      expect(await journal.events("R1")).toEqual([
        ...events,
        {
          reference: "R1",
          version: attempt?.version,
          at: start + 5,
          from,
          to,
          what: "tried",
          details: { code: "00" },
        },
      ]);
      const due = await journal.leaseNotifications({ now: start + 5, leaseMs: 1, limit: 10 });
      expect(due.length).toBe(hasResult(to) ? 1 : 0);
    });

    test.each(forbidden)("$from to $to is not permitted and changes nothing", async ({ from, to }) => {
      const journal = await open();
      await bringTo(journal, from, "R1");
      const [attempt, events, holder] = [
        await journal.read("R1"),
        await journal.events("R1"),
        await journal.findClaimant("order-of-R1"),
      ];

      const moved = await journal.move("R1", {
        to,
        at: start + 5,
        what: "tried",
        facts: { responseCode: "00" },
      });

      expect(moved).toEqual({ kind: "stands", attempt });
      expect(await journal.read("R1")).toEqual(attempt);
      expect(await journal.events("R1")).toEqual(events);
      expect(await journal.findClaimant("order-of-R1")).toEqual(holder);
    });

    test("a caller may permit fewer states than the table does", async () => {
      const journal = await open();
      await bringTo(journal, "starting", "R1");
      const move = { to: "charging", at: start, what: "tried" } as const;
      expect((await journal.move("R1", { ...move, from: ["redirected"] })).kind).toBe("stands");
      expect((await journal.move("R1", { ...move, from: [] })).kind).toBe("stands");
      expect((await journal.move("R1", { ...move, from: ["redirected", "starting"] })).kind).toBe("moved");
    });

    test("a caller may move the version it has read, and no other", async () => {
      const journal = await open();
      await bringTo(journal, "redirected", "R1");
      const read = await journal.read("R1");
      const move = { to: "charging", at: start, what: "tried", version: read?.version ?? 0 } as const;
      // Away and back (ABA): the state is the same, the version is not.
      await journal.move("R1", { to: "charging", at: start, what: "away" });
      await journal.move("R1", { to: "redirected", at: start, what: "back" });
      const [standing, events] = [await journal.read("R1"), await journal.events("R1")];

      expect(await journal.move("R1", move)).toEqual({ kind: "stands", attempt: standing });
      expect(await journal.events("R1")).toEqual(events);
      // An attempt that was not moved has not claimed the order either.
      expect(await journal.findClaimant("order-of-R1")).toBeUndefined();
      const moved = await journal.move("R1", { ...move, version: standing?.version ?? 0 });
      expect(moved).toMatchObject({ kind: "moved", attempt: { state: "charging" } });
      expect(await journal.findClaimant("order-of-R1")).toMatchObject({ reference: "R1" });
    });

    test("an attempt that was not opened is missing", async () => {
      const journal = await open();
      expect(await journal.move("R1", { to: "starting", at: start, what: "tried" })).toEqual({
        kind: "missing",
      });
      expect(await journal.read("R1")).toBeUndefined();
      expect(await journal.events("R1")).toEqual([]);
    });

    test("a reference can be opened once only", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1", "first"));
      await expect(journal.open(newAttempt("R1", "second"))).rejects.toThrow();
      expect(await journal.read("R1")).toMatchObject({ orderId: "first", version: 1 });
      expect(await journal.events("R1")).toHaveLength(1);
    });

    test("of 50 concurrent moves over 5 connections one wins, and the others see its result", async () => {
      const journals = await Promise.all(Array.from({ length: 5 }, open));
      await bringTo(await open(), "charging", "R1");

      const moves = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          journals[index % 5]?.move("R1", {
            to: index % 2 === 0 ? "accepted" : "refused",
            at: start + index,
            what: `mover ${index}`,
          }),
        ),
      );

      expect(moves.filter((moved) => moved?.kind === "moved")).toHaveLength(1);
      const attempt = await journals[0]?.read("R1");
      const losers = moves.filter((moved) => moved?.kind !== "moved");
      expect(losers).toEqual(Array.from({ length: 49 }, () => ({ kind: "stands", attempt })));
      const events = (await journals[0]?.events("R1")) ?? [];
      expect(events.filter((event) => event.from === "charging")).toHaveLength(1);
      expect(events.at(-1)?.to).toBe(attempt?.state);
    });

    test("events are complete and in order: each starts from the state that the one before led to", async () => {
      const journal = await open();
      await bringTo(journal, "unknown", "R1");
      for (let asked = 1; asked <= 12; asked += 1) {
        await journal.move("R1", { to: "unknown", at: start + asked, what: `asked ${asked}` });
      }
      await journal.move("R1", { to: "accepted", at: start + 20, what: "found" });

      const events = await journal.events("R1");
      expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
      expect(events.map((event) => event.from)).toEqual([
        undefined,
        ...events.slice(0, -1).map((event) => event.to),
      ]);
      expect(await journal.read("R1")).toMatchObject({
        state: "accepted",
        checks: 12,
        version: events.length,
      });
    });

    test("facts accumulate; those that a later answer does not mention are kept", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1");
      await journal.move("R1", {
        to: "in-review",
        at: start,
        what: "held",
        facts: { responseCode: "00", guaranteeIndicator: "Y", scoreColor: "ORANGE" },
      });
      await journal.move("R1", {
        to: "accepted",
        at: start,
        what: "released",
        facts: { scoreColor: "GREEN", guaranteeIndicator: undefined, transactionStatus: "CAPTURED" },
      });
      expect((await journal.read("R1"))?.facts).toEqual({
        responseCode: "00",
        guaranteeIndicator: "Y",
        scoreColor: "GREEN",
        transactionStatus: "CAPTURED",
      });
    });

    test("facts that a move forgets are deleted, and its new facts are kept", async () => {
      const journal = await open();
      await bringTo(journal, "starting", "R1");
      const facts = { state: { redirectionData: "long" }, maskedPan: "5100##########00" };
      await journal.move("R1", { to: "charging", at: start + 2, what: "sent", facts });
      const forgets = ["state", "proof"] as const;
      const ended = {
        to: "accepted",
        at: start + 3,
        what: "accepted",
        facts: { responseCode: "00" },
        forgets,
      } as const;
      const moved = await journal.move("R1", ended);
      const kept = { maskedPan: "5100##########00", responseCode: "00" };
      expect((await journal.read("R1"))?.facts).toEqual(kept);
      expect(moved).toMatchObject({ kind: "moved", attempt: { facts: kept } });
    });
  });
}
