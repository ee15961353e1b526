import { describe, expect, test } from "vitest";
import type { Journal, Moved, Tried } from "../journal.js";
import type { Try } from "../limits-journal.js";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const tries: Try = { now: start, counted: [{ key: "key", windowMs: 1_000 }] };
const key = { key: "key", windowMs: 1_000, mayHold: true } as const;
/** At most two tries go through; the others are blocked. */
const ofTwo: Try = {
  now: start,
  counted: [{ ...key, pauseAfter: (count) => (count.tries > 2 ? 10 : 0) }],
};
/** The same, with the number that needs no closer look. */
const ofTwoFree: Try = {
  now: start,
  counted: [{ ...key, free: 2, pauseAfter: (count) => (count.tries > 2 ? 10 : 0) }],
};

async function counted(journal: Journal): Promise<number> {
  return ((await journal.limits.count(tries)).counts[0]?.tries ?? 0) - 1;
}

/** A try and the write that depends on it: both happen or, when a limit blocks the try, neither. */
export function countedConformance(open: OpenJournal): void {
  describe("writes that depend on a try", () => {
    const startIt = (journal: Journal, reference: string, given = tries): Promise<Tried<Moved>> =>
      journal.moveCounted(
        {
          reference,
          orderId: "4711",
          move: (ofOrder) => ({
            to: "starting",
            at: start + 1,
            what: "sent",
            facts: { retryOf: ofOrder.map((attempt) => attempt.reference).join(" ") },
          }),
        },
        given,
      );

    test("an attempt is opened as by `open`, and its try counted", async () => {
      const journal = await open();
      const { written, ...rest } = await journal.openCounted(newAttempt("R1", "4711"), tries);
      expect(rest.counted.counts).toEqual([{ tries: 1, accepted: 0 }]);
      expect(rest.claimant).toBeUndefined();
      expect(written).toEqual(await journal.read("R1"));
      expect(await journal.events("R1")).toHaveLength(1);
      expect(await counted(journal)).toBe(1);
    });

    test.each([
      ["", ofTwo],
      [", also with a number of free tries", ofTwoFree],
    ])(
      "of many concurrent tries over several connections, as many attempts are opened as the limit permits%s",
      async (_title, given) => {
        const journals = await Promise.all(Array.from({ length: 3 }, open));
        const names = Array.from({ length: 12 }, (_, index) => `R${index}`);
        const opened = await Promise.all(
          names.map((name, index) => journals[index % 3]?.openCounted(newAttempt(name), given)),
        );
        const written = opened.flatMap((one) => one?.written?.reference ?? []);
        expect(written).toHaveLength(2);
        for (const name of names) {
          expect((await journals[0]?.read(name)) !== undefined).toBe(written.includes(name));
        }
        const held = opened.filter((one) => one?.counted.blockedUntil.get("key") === start + 10);
        expect(held).toHaveLength(10);
      },
    );

    test("nothing is opened or moved for a claimed order; the try is counted", async () => {
      const journal = await open();
      await journal.open(newAttempt("R2", "4711"));
      await bringTo(journal, "charging", "R1", "4711");
      const opening = await journal.openCounted(newAttempt("R3", "4711"), tries);
      const moving = await startIt(journal, "R2");
      for (const tried of [opening, moving]) {
        expect(tried.claimant).toMatchObject({ reference: "R1", state: "charging" });
        expect(tried.written).toBeUndefined();
      }
      expect(await journal.read("R3")).toBeUndefined();
      expect(await journal.read("R2")).toMatchObject({ state: "opened", version: 1 });
      expect(await counted(journal)).toBe(2);
    });

    test("a move receives all attempts of its order, and writes its event like any other", async () => {
      const journal = await open();
      for (const name of ["R1", "R2"]) await journal.open(newAttempt(name, "4711"));
      await journal.open(newAttempt("R3", "4712"));
      const { written, ofOrder } = await startIt(journal, "R1");
      const after = await journal.read("R1");
      expect(written).toEqual({ kind: "moved", attempt: after });
      expect(after).toMatchObject({ state: "starting", version: 2, facts: { retryOf: "R2 R1" } });
      expect(ofOrder?.map(({ reference }) => reference)).toEqual(["R2", "R1"]);
      expect((await journal.events("R1")).at(-1)).toMatchObject({ from: "opened", to: "starting" });
    });

    test("a blocked move changes nothing", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1", "4711"));
      await journal.limits.count({
        ...tries,
        counted: [{ key: "watched", windowMs: 1_000, pauseAfter: () => 5 }],
      });
      const { written, counted: held } = await startIt(journal, "R1", { ...tries, watched: ["watched"] });
      expect(written).toBeUndefined();
      expect(held.blockedUntil).toEqual(new Map([["watched", start + 5]]));
      expect(await journal.read("R1")).toMatchObject({ state: "opened", version: 1 });
      expect(await counted(journal)).toBe(0);
    });

    test("of many concurrent submissions over several connections, one moves the attempt and all are counted", async () => {
      const journals = await Promise.all(Array.from({ length: 3 }, open));
      await journals[0]?.open(newAttempt("R1", "4711"));
      const sent = await Promise.all(
        journals.flatMap((journal) => [startIt(journal, "R1"), startIt(journal, "R1")]),
      );
      expect(sent.map(({ written }) => written?.kind).sort()).toEqual([
        "moved",
        ...Array.from({ length: 5 }, () => "stands"),
      ]);
      for (const { written } of sent)
        expect(written).toMatchObject({ attempt: { state: "starting", version: 2 } });
      expect(await journals[0]?.events("R1")).toHaveLength(2);
      expect(journals[0] && (await counted(journals[0]))).toBe(6);
    });

    test("the try after the last free one is blocked, and opens nothing", async () => {
      const journal = await open();
      for (const name of ["R1", "R2"]) await journal.openCounted(newAttempt(name), ofTwoFree);
      const third = await journal.openCounted(newAttempt("R3"), ofTwoFree);
      expect(third.counted.blockedUntil).toEqual(new Map([["key", start + 10]]));
      expect(third.counted.passed).toEqual([{ key: "key", tries: 3, accepted: 0, pauseMs: 10 }]);
      expect(third.written).toBeUndefined();
      expect(await journal.read("R3")).toBeUndefined();
      expect(await counted(journal)).toBe(2);
    });

    test("an attempt that is read to be started may have moved; the move then says so", async () => {
      const [journal, other] = [await open(), await open()];
      await journal.open(newAttempt("R1", "4711"));
      expect(await journal.readToStart("R1")).toEqual(await other.readToStart("R1"));
      await other.move("R1", { to: "starting", at: start + 1, what: "sent" });
      await other.move("R1", { to: "abandoned", at: start + 2, what: "cancelled" });
      expect(await journal.readToStart("R1")).toMatchObject({ reference: "R1", orderId: "4711" });
      const { written } = await startIt(journal, "R1");
      expect(written).toMatchObject({ kind: "stands", attempt: { state: "abandoned", version: 3 } });
      expect(await journal.readToStart("R1")).toMatchObject({ state: "abandoned", version: 3 });
      expect(await journal.readToStart("nobody")).toBeUndefined();
    });

    test("a move of an attempt that does not exist is `missing`", async () => {
      const journal = await open();
      expect((await startIt(journal, "nobody")).written).toEqual({ kind: "missing" });
    });

    test("a discarded attempt leaves no trace; one that has moved is kept", async () => {
      const journal = await open();
      await journal.open(newAttempt("R1", "4711"));
      await bringTo(journal, "starting", "R2", "4711");
      for (const name of ["R1", "R2", "nobody"]) await journal.discard(name);
      expect(await journal.read("R1")).toBeUndefined();
      expect(await journal.events("R1")).toEqual([]);
      expect((await journal.listByOrder("4711")).map(({ reference }) => reference)).toEqual(["R2"]);
      expect(await journal.events("R2")).toHaveLength(2);
      expect((await journal.move("R1", { to: "starting", at: start, what: "sent" })).kind).toBe("missing");
    });
  });
}
