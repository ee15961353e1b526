import { describe, expect, test } from "vitest";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const hostile = [
  "'; drop table attempts; --",
  '"quoted" and \\back\\slashed',
  "%_wild%",
  "line\r\nbreak\ttab",
  "Ünïcödé 注文 🛒",
  "\u202eright to left",
  "{{template}} ${1} $1 ?1 :name @x",
  "__proto__",
  "null",
  "007",
];

/** Untrusted text is stored and returned unchanged, and matches only itself. */
export function textConformance(open: OpenJournal): void {
  describe("text in ids, facts and events", () => {
    test.each(hostile)("order %j is found by its own id only", async (orderId) => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", orderId);
      await bringTo(journal, "starting", "R2", `${orderId} `);
      expect((await journal.read("R1"))?.orderId).toBe(orderId);
      expect((await journal.listByOrder(orderId)).map((attempt) => attempt.reference)).toEqual(["R1"]);
      expect((await journal.findClaimant(orderId))?.reference).toBe("R1");
      const moved = await journal.move("R2", { to: "charging", at: start, what: "order is being sent" });
      expect(moved.kind).toBe("moved");
    });

    test("ids that differ in case, accents or form of accents are different", async () => {
      const journal = await open();
      for (const [index, orderId] of ["a", "A", "\u00e9", "e\u0301", "e", "\u00c9"].entries()) {
        await bringTo(journal, "charging", `R${index}`, orderId);
      }
      expect((await journal.findClaimant("\u00e9"))?.reference).toBe("R2");
      expect((await journal.findClaimant("e\u0301"))?.reference).toBe("R3");
    });

    test.each(["", "a\0b", "half \ud800 of a pair", "x".repeat(65)])(
      "an id that would not be returned unchanged is rejected and never found: %j",
      async (id) => {
        const journal = await open();
        const refused = { name: "JournalError", code: "JOURNAL_ID_INVALID" };
        await expect(journal.open(newAttempt("R1", id))).rejects.toMatchObject(refused);
        await expect(journal.open(newAttempt(id, "4711"))).rejects.toMatchObject(refused);
        expect(await journal.read(id)).toBeUndefined();
        expect(await journal.events(id)).toEqual([]);
        expect(await journal.listByOrder(id)).toEqual([]);
        expect(await journal.findClaimant(id)).toBeUndefined();
        expect(await journal.move(id, { to: "starting", at: start, what: "tried" })).toEqual({
          kind: "missing",
        });
        expect(await journal.leaseOne(id, "check", { now: start * 2, leaseMs: 1 })).toBe(false);
        expect(await journal.listByOrder("4711")).toEqual([]);
      },
    );

    test("facts, details and texts of any content and length are returned unchanged", async () => {
      const journal = await open();
      await bringTo(journal, "starting", "R1");
      const what = `\0${hostile.join()}`.repeat(20).replaceAll("\0", "");
      const given = `\0\ud800${"x".repeat(100_000)}${hostile.join()}`;
      await journal.move("R1", {
        to: "redirected",
        at: start,
        what,
        facts: { state: { given } },
        details: { "a\0": "b\0", n: 1, yes: true },
      });
      expect((await journal.read("R1"))?.facts).toEqual({ state: { given } });
      expect((await journal.events("R1")).at(-1)).toMatchObject({
        what,
        details: { "a\0": "b\0", n: 1, yes: true },
      });
    });
  });
}
