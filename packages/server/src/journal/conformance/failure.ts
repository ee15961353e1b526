import { describe, expect, test } from "vitest";
import { bringTo, newAttempt, start, type OpenJournal } from "./attempts.js";

const lease = { now: start + 10_000, leaseMs: 1_000, limit: 10 };
const failures = ["refused", "abandoned"] as const;

/** A shop that is notified of `abandoned` for an order that another attempt has paid might cancel a paid order. */
export function failureConformance(open: OpenJournal): void {
  describe("failures while another attempt has claimed the order", () => {
    test.each(
      failures.flatMap((to) =>
        (["charging", "unknown", "in-review", "accepted"] as const).map((holder) => [to, holder] as const),
      ),
    )(
      "%s while the other one is %s: the shop is not notified, and the event says why",
      async (to, holder) => {
        const journal = await open();
        await bringTo(journal, holder, "R1", "4711");
        await bringTo(journal, "starting", "R2", "4711");
        if (holder !== "charging" && holder !== "unknown") {
          await journal.markNotified("R1", (await journal.read("R1"))?.version ?? 0, start + 2);
        }
        const moved = await journal.move("R2", { to, at: start + 3, what: "ended", notifyAt: start + 4 });

        expect(moved).toMatchObject({ kind: "moved", attempt: { state: to } });
        expect(moved).toEqual({ kind: "moved", attempt: await journal.read("R2") });
        expect((await journal.read("R2"))?.notifyAt).toBeUndefined();
        expect(await journal.leaseNotifications(lease)).toEqual([]);
        expect((await journal.events("R2")).at(-1)?.details).toEqual({ orderClaimedBy: "R1" });
      },
    );

    test("hundreds that were leased end together, and every other order is claimed in between", async () => {
      const [reconciler, shop] = [await open(), await open()];
      const numbers = Array.from({ length: 600 }, (_, index) => index);
      const claimed = numbers.filter((number) => number % 2 === 0);
      await Promise.all(numbers.map((number) => reconciler.open(newAttempt(`R${number}`, `${number}`))));
      const due = { now: newAttempt("R0").checkAt, leaseMs: 60_000, limit: numbers.length };
      const leased = await reconciler.leaseChecks(due);
      await Promise.all(claimed.map((number) => bringTo(shop, "charging", `S${number}`, `${number}`)));

      const move = { to: "abandoned", from: ["opened"], at: start + 3, what: "given up" } as const;
      const moved = await Promise.all(leased.map(({ reference }) => reconciler.move(reference, move)));
      expect(moved.filter(({ kind }) => kind === "moved")).toHaveLength(numbers.length);
      const told = await shop.leaseNotifications({ ...lease, limit: 2 * numbers.length });
      const free = numbers.filter((number) => number % 2 === 1).map((number) => `R${number}`);
      expect(told.map(({ reference }) => reference).sort()).toEqual(free.sort());
      const events = await Promise.all(claimed.map((number) => shop.events(`R${number}`)));
      expect(events.map(([, event]) => event?.details["orderClaimedBy"])).toEqual(
        claimed.map((number) => `S${number}`),
      );
    });

    test("the attempt that has claimed the order is notified, however it ends; so is one of another order", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4712");
      await journal.move("R1", { to: "refused", at: start + 3, what: "refused" });
      await journal.move("R2", { to: "abandoned", at: start + 3, what: "given up" });
      const due = await journal.leaseNotifications(lease);
      expect(due.map(({ reference }) => reference).sort()).toEqual(["R1", "R2"]);
      for (const { notifyAt } of due) expect(notifyAt).toBe(lease.now + lease.leaseMs);
    });

    test("an attempt that ended without notification gets none when the other one releases the order", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await bringTo(journal, "starting", "R2", "4711");
      await journal.move("R2", { to: "abandoned", at: start + 3, what: "given up" });
      await journal.move("R1", { to: "refused", at: start + 4, what: "refused" });
      const due = await journal.leaseNotifications(lease);
      expect(due.map(({ reference }) => reference)).toEqual(["R1"]);
    });

    test.each(failures)(
      "%s and not notified yet when another one claims the order: the notification is dropped",
      async (to) => {
        const journal = await open();
        await bringTo(journal, "starting", "R2", "4711");
        await journal.move("R2", { to, at: start + 3, what: "ended" });
        const version = (await journal.read("R2"))?.version ?? 0;
        expect(await journal.dropNotification("R2", version)).toBeUndefined();
        expect((await journal.read("R2"))?.notifyAt).toBe(start + 3);

        await bringTo(journal, "charging", "R1", "4711");
        expect(await journal.dropNotification("R2", version - 1)).toBeUndefined();
        expect(await journal.dropNotification("R2", version)).toBe("R1");
        // Nor for a process that was suspended after it leased the notification, and asks only now.
        expect(await journal.dropNotification("R2", version)).toBe("R1");
        expect((await journal.read("R2"))?.notifyAt).toBeUndefined();
        expect(await journal.leaseNotifications(lease)).toEqual([]);
        expect(await journal.dropNotification("nobody", 1)).toBeUndefined();
      },
    );

    test("a failure that was notified is not notified again once another attempt has claimed the order", async () => {
      const journal = await open();
      await bringTo(journal, "abandoned", "R2", "4711");
      const version = (await journal.read("R2"))?.version ?? 0;
      await journal.markNotified("R2", version, start + 3);
      expect(await journal.dropNotification("R2", version)).toBeUndefined();
      await bringTo(journal, "accepted", "R1", "4711");
      expect(await journal.dropNotification("R2", version)).toBe("R1");
      expect((await journal.read("R2"))?.notifiedAt).toBe(start + 3);
    });

    test("a paid attempt is notified, whoever has claimed the order", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R2", "4711");
      // A forged return releases the order; another attempt pays it; then the first one is found paid as well.
      await journal.move("R2", { to: "redirected", at: start + 2, what: "forged" });
      await bringTo(journal, "accepted", "R1", "4711");
      const moved = await journal.move("R2", { to: "accepted", at: start + 3, what: "found" });
      const version = moved.kind === "moved" ? moved.attempt.version : 0;
      expect(await journal.dropNotification("R2", version)).toBeUndefined();
      const due = await journal.leaseNotifications(lease);
      expect(due.map(({ reference }) => reference).sort()).toEqual(["R1", "R2"]);
      expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
    });

    test("one attempt fails while another one charges: the failure is not notified once the order is claimed", async () => {
      const [first, second] = [await open(), await open()];
      for (let turn = 0; turn < 20; turn += 1) {
        const orderId = `order-${turn}`;
        await bringTo(first, "starting", `A${turn}`, orderId);
        await bringTo(first, "starting", `B${turn}`, orderId);
        await Promise.all([
          first.move(`A${turn}`, { to: "abandoned", at: start + 3, what: "given up" }),
          second.move(`B${turn}`, { to: "charging", at: start + 3, what: "order is being sent" }),
        ]);
        const failed = await first.read(`A${turn}`);
        // Before notifying the shop, a process asks the journal; by then the order is claimed in any case.
        const by = await first.dropNotification(`A${turn}`, failed?.version ?? 0);
        expect(by).toBe(`B${turn}`);
        expect((await first.read(`A${turn}`))?.notifyAt).toBeUndefined();
      }
      expect(await first.leaseNotifications({ ...lease, limit: 100 })).toEqual([]);
    });

    test("the archive takes attempts that ended without notification", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await bringTo(journal, "abandoned", "R2", "4711");
      expect(await journal.archive({ now: start + 100_000, olderThanMs: 50_000 })).toBe(1);
      expect(await journal.read("R2")).toMatchObject({ state: "abandoned" });
    });
  });

  describe("an order claim that is kept while the attempt goes back to the buyer", () => {
    const back = { to: "redirected", at: start + 3, what: "what became of it is not known" } as const;

    test("keeps other attempts out, and lets the same one charge", async () => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await journal.move("R1", { ...back, facts: { orderedAt: start }, claimsOrder: true });
      await bringTo(journal, "starting", "R2", "4711");
      const charging = { to: "charging", at: start + 4, what: "order is being sent" } as const;
      expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
      expect(await journal.move("R2", charging)).toMatchObject({ kind: "order-taken", by: "R1" });
      expect((await journal.move("R1", charging)).kind).toBe("moved");
    });

    test.each(failures)("is released when the attempt ends %s", async (to) => {
      const journal = await open();
      await bringTo(journal, "charging", "R1", "4711");
      await journal.move("R1", { ...back, facts: { orderedAt: start }, claimsOrder: true });
      await journal.move("R1", { to, at: start + 4, what: "ended" });
      expect(await journal.findClaimant("4711")).toBeUndefined();
    });

    test.each(["accepted", "in-review", "unknown"] as const)(
      "is made again by an attempt that had released it and is found %s",
      async (to) => {
        const journal = await open();
        await bringTo(journal, "charging", "R1", "4711");
        await journal.move("R1", { ...back, facts: { orderedAt: start } });
        expect(await journal.findClaimant("4711")).toBeUndefined();
        await journal.move("R1", { to, at: start + 4, what: "found" });
        expect((await journal.findClaimant("4711"))?.reference).toBe("R1");
      },
    );
  });
}
