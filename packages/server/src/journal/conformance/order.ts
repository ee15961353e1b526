import { describe, expect, test } from "vitest";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const charging = { to: "charging", at: start + 2, what: "order is being sent" } as const;

/** An order is paid once, however many attempts there are. */
export function orderConformance(open: OpenJournal): void {
  describe("claims of orders", () => {
    test("two attempts of one order: one charges; the other learns which one, and does not move", async () => {
      const journal = await open();
      await bringTo(journal, "starting", "R1", "4711");
      await bringTo(journal, "redirected", "R2", "4711");
      const before = await journal.read("R2");

      expect((await journal.move("R1", charging)).kind).toBe("moved");
      expect(await journal.move("R2", charging)).toEqual({ kind: "order-taken", attempt: before, by: "R1" });
      expect(await journal.read("R2")).toEqual(before);
      expect(await journal.events("R2")).toHaveLength(3);
      expect(await journal.findClaimant("4711")).toMatchObject({ reference: "R1", state: "charging" });
    });

    test("of 20 attempts that charge one order at once, one does", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      const references = Array.from({ length: 20 }, (_, index) => `R${index}`);
      const [first] = journals;
      for (const reference of references) {
        if (first) await bringTo(first, "starting", reference, "4711");
      }

      const moves = await Promise.all(
        references.map((reference, index) => journals[index % 4]?.move(reference, charging)),
      );

      const winner = references[moves.findIndex((moved) => moved?.kind === "moved")];
      expect(moves.filter((moved) => moved?.kind === "moved")).toHaveLength(1);
      const losers = moves.filter((moved) => moved?.kind !== "moved");
      expect(losers).toHaveLength(19);
      for (const loser of losers) expect(loser).toMatchObject({ kind: "order-taken", by: winner });
      expect((await first?.findClaimant("4711"))?.reference).toBe(winner);
    });

    test.each(["refused", "abandoned", "redirected"] as const)(
      "an attempt that goes from charging to %s releases the order",
      async (to) => {
        const journal = await open();
        await bringTo(journal, "charging", "R1", "4711");
        await bringTo(journal, "starting", "R2", "4711");
        await journal.move("R1", { to, at: start + 3, what: "ended" });

        expect(await journal.findClaimant("4711")).toBeUndefined();
        expect((await journal.move("R2", charging)).kind).toBe("moved");
        expect((await journal.findClaimant("4711"))?.reference).toBe("R2");
      },
    );

    test.each(["unknown", "in-review", "accepted"] as const)("an attempt that is %s keeps it", async (to) => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4711");
      await journal.move("R1", { to, at: start + 3, what: "went on" });

      expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
      expect(await journal.move("R2", charging)).toMatchObject({ kind: "order-taken", by: "R1" });
    });

    test("an attempt that has not claimed the order does not release it by ending", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4711");
      await journal.move("R2", { to: "abandoned", at: start + 3, what: "given up" });
      expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
    });

    test("many attempts claim and release an order again and again: no move fails, one holder at a time", async () => {
      const journals = await Promise.all(Array.from({ length: 4 }, open));
      const [first] = journals;
      for (const [index] of journals.entries()) {
        if (first) await bringTo(first, "starting", `R${index}`, "4711");
      }
      let holders = 0;
      let most = 0;
      let taken = 0;
      await Promise.all(
        journals.map(async (journal, index) => {
          for (let turn = 0; turn < 25; turn += 1) {
            const moved = await journal.move(`R${index}`, {
              ...charging,
              from: ["starting", "redirected"],
            });
            if (moved.kind !== "moved") continue;
            taken += 1;
            most = Math.max(most, (holders += 1));
            // Whoever gets the order at the same time does so while this is read.
            await journal.findClaimant("4711");
            holders -= 1;
            await journal.move(`R${index}`, { to: "redirected", at: start, what: "let go" });
          }
        }),
      );
      expect(taken).toBeGreaterThan(3);
      expect(most).toBe(1);
      expect(await first?.findClaimant("4711")).toBeUndefined();
    });

    test("an order is claimed before its buyer is sent to where they may pay, and by one attempt", async () => {
      const journal = await open();
      await bringTo(journal, "starting", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4711");
      const leaving = { to: "redirected", at: start + 2, what: "leaves", claimsOrder: true } as const;

      expect((await journal.move("R1", { ...leaving, facts: { orderedAt: start } })).kind).toBe("moved");
      expect(await journal.findClaimant("4711")).toMatchObject({ reference: "R1", state: "redirected" });
      expect(await journal.move("R2", leaving)).toMatchObject({ kind: "order-taken", by: "R1" });
      expect(await journal.move("R2", charging)).toMatchObject({ kind: "order-taken", by: "R1" });
      expect((await journal.move("R1", charging)).kind).toBe("moved");
    });

    test("an order that an unknown attempt has released is free until that one is found paid", async () => {
      const journal = await open();
      await bringTo(journal, "unknown", "R1", "4711");
      const unknown = { to: "unknown", at: start + 3, what: "asked" } as const;
      await journal.move("R1", { ...unknown, claimsOrder: false });
      expect(await journal.findClaimant("4711")).toBeUndefined();
      await journal.move("R1", unknown);
      expect(await journal.findClaimant("4711")).toBeUndefined();
      await journal.move("R1", { to: "accepted", at: start + 4, what: "found" });
      expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
    });

    test("an attempt that is found paid after another one has claimed its order does not take it over", async () => {
      const journal = await open();
      await bringTo(journal, "unknown", "R1", "4711");
      await journal.move("R1", { to: "unknown", at: start + 3, what: "asked", claimsOrder: false });
      await bringTo(journal, "charging", "R2", "4711");
      expect((await journal.move("R1", { to: "accepted", at: start + 4, what: "found" })).kind).toBe("moved");
      expect((await journal.findClaimant("4711"))?.reference).toBe("R2");
      await journal.move("R2", { to: "accepted", at: start + 5, what: "accepted" });
      expect((await journal.findClaimant("4711"))?.reference).toBe("R2");
    });

    test.each(["refused", "abandoned"] as const)(
      "a paid order stays paid when the attempt that claimed it meanwhile is %s",
      async (to) => {
        const journal = await open();
        await bringTo(journal, "unknown", "R1", "4711");
        await journal.move("R1", { to: "unknown", at: start + 3, what: "asked", claimsOrder: false });
        await bringTo(journal, "charging", "R2", "4711");
        await journal.move("R1", { to: "accepted", at: start + 4, what: "found" });
        await journal.move("R2", { to, at: start + 5, what: "ended" });

        expect(await journal.findClaimant("4711")).toMatchObject({ reference: "R1", state: "accepted" });
        await bringTo(journal, "starting", "R3", "4711");
        expect(await journal.move("R3", charging)).toMatchObject({ kind: "order-taken", by: "R1" });
      },
    );

    test("an attempt that is found paid while the other one releases the order claims it", async () => {
      const [journal, other] = [await open(), await open()];
      for (let round = 0; round < 10; round += 1) {
        const [one, two, orderId] = [`A${round}`, `B${round}`, `order${round}`];
        await bringTo(journal, "unknown", one, orderId);
        await journal.move(one, { to: "unknown", at: start + 3, what: "asked", claimsOrder: false });
        await bringTo(journal, "charging", two, orderId);
        await Promise.all([
          journal.move(one, { to: "accepted", at: start + 4, what: "found" }),
          other.move(two, { to: "refused", at: start + 4, what: "refused" }),
        ]);
        expect((await journal.findClaimant(orderId))?.reference).toBe(one);
      }
    });

    test.each(["accepted", "in-review"] as const)(
      "an attempt that is %s claims the order again when the one beside it fails, and that failure is not notified",
      async (paid) => {
        const journal = await open();
        await bringTo(journal, "unknown", "R1", "4711");
        await journal.move("R1", { to: "unknown", at: start + 3, what: "asked", claimsOrder: false });
        await bringTo(journal, "starting", "R2", "4711");
        await journal.move("R2", { ...charging, facts: { orderedAt: start, paysBeside: "R1" } });
        await journal.move("R1", { to: paid, at: start + 4, what: "found" });
        await journal.move("R2", { to: "unknown", at: start + 5, what: "lost" });
        const moved = await journal.move("R2", { to: "abandoned", at: start + 6, what: "never ordered" });
        const version = moved.kind === "moved" ? moved.attempt.version : 0;
        expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
        expect(await journal.dropNotification("R2", version)).toBe("R1");
      },
    );

    test("all attempts of an order are listed, newest first, and no others", async () => {
      const journal = await open();
      for (const reference of ["R2", "R9", "R1"]) await journal.open(newAttempt(reference, "4711"));
      await journal.open(newAttempt("R5", "4712"));
      const attempts = await journal.listByOrder("4711");
      expect(attempts.map((attempt) => attempt.reference)).toEqual(["R9", "R2", "R1"]);
      expect(await journal.listByOrder("471")).toEqual([]);
    });
  });
}
