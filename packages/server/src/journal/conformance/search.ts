import { describe, expect, test } from "vitest";
import type { AttemptState } from "../../domain/attempt.js";
import type { AttemptQuery } from "../search-journal.js";
import { start, type OpenJournal } from "./attempts.js";
import { facts, minuteMs, move, openAt, referencesOf } from "./searched.js";

/** Searches and counts, over live and archived attempts. */
export function searchConformance(open: OpenJournal): void {
  describe("search", () => {
    test("finds all, the newest first, page by page, while attempts are opened and archived", async () => {
      const journal = await open();
      const references: string[] = [];
      for (let minute = 0; minute < 8; minute += 1) references.unshift(await openAt(journal, minute));
      expect(await referencesOf(journal, {})).toEqual(references);

      const first = await journal.search({ limit: 5 });
      expect(first.attempts).toEqual(
        await Promise.all(references.slice(0, 5).map((one) => journal.read(one))),
      );
      await openAt(journal, 20);
      const [, , , , , , sixth = ""] = references;
      await move(journal, sixth, "abandoned");
      await journal.markNotified(sixth, 2, start);
      expect(await journal.archive({ now: start + minuteMs, olderThanMs: 1 })).toBe(1);
      expect(await referencesOf(journal, { before: first.next, limit: 5 })).toEqual(references.slice(5));
    });

    test("by state: with a result, unknown, or under way", async () => {
      const journal = await open();
      const ways: { readonly [state in AttemptState]?: readonly AttemptState[] } = {
        opened: [],
        charging: ["starting", "charging"],
        unknown: ["starting", "charging", "unknown"],
        "in-review": ["starting", "charging", "in-review"],
        accepted: ["starting", "charging", "unknown", "accepted"],
        refused: ["starting", "refused"],
      };
      const references = new Map<string, string>();
      let minute = 0;
      for (const [state, way] of Object.entries(ways)) {
        const reference = await openAt(journal, (minute += 1));
        await move(journal, reference, ...way);
        references.set(state, reference);
      }
      for (const [state, reference] of references) {
        // A key of the table above.
        expect(await referencesOf(journal, { state: state as AttemptState }), state).toEqual([reference]);
      }
      expect(await referencesOf(journal, { state: "redirected" })).toEqual([]);
      await move(journal, references.get("in-review") ?? "", "refused");
      expect(await referencesOf(journal, { state: "refused" })).toHaveLength(2);
      expect(await referencesOf(journal, { state: "in-review" })).toEqual([]);
    });

    test("by payment method, amount, period, and all of them at once", async () => {
      const journal = await open();
      const one = await openAt(journal, 0, { paymentMethod: "paypal", amountMinor: 100 });
      const two = await openAt(journal, 1, { paymentMethod: "paypal", amountMinor: 200 });
      const three = await openAt(journal, 2, { paymentMethod: "card", amountMinor: 200 });
      await move(journal, two, "starting", "refused");
      expect(await referencesOf(journal, { paymentMethod: "paypal" })).toEqual([two, one]);
      expect(await referencesOf(journal, { amountMinor: 200 })).toEqual([three, two]);
      expect(await referencesOf(journal, { from: start + minuteMs })).toEqual([three, two]);
      expect(await referencesOf(journal, { to: start + minuteMs })).toEqual([one]);
      const all = { paymentMethod: "paypal", amountMinor: 200, from: start, to: start + 2 * minuteMs };
      expect(await referencesOf(journal, { ...all, state: "refused" })).toEqual([two]);
      expect(await referencesOf(journal, { ...all, state: "opened" })).toEqual([]);
      expect(await referencesOf(journal, { ...all, state: "refused", to: start + minuteMs })).toEqual([]);
      expect(await referencesOf(journal, { paymentMethod: "card", state: "accepted" })).toEqual([]);
    });

    test("by order, reference and customer at once; by card and authorisation once it has a result", async () => {
      const journal = await open();
      const reference = await openAt(journal, 0, {
        orderId: "4711",
        facts: { customerId: facts.customerId },
      });
      await openAt(journal, 1, { orderId: "4712" });
      const atOnce = ["4711", reference, facts.customerId];
      for (const text of atOnce) expect(await referencesOf(journal, { text }), text).toEqual([reference]);
      await move(journal, reference, "starting", "charging", "accepted");
      for (const text of [...atOnce, "A1B2C3", "5100#07", "#07"]) {
        expect(await referencesOf(journal, { text }), text).toEqual([reference]);
        expect(await referencesOf(journal, { text, state: "refused" }), text).toEqual([]);
        expect(await referencesOf(journal, { text, from: start + 1 }), text).toEqual([]);
      }
      // No prefixes, no other case, and nothing that a journal cannot store.
      for (const text of ["471", "a1b2c3", "", "#7", "4711\0", "x".repeat(65), "\ud800"]) {
        expect(await referencesOf(journal, { text }), JSON.stringify(text)).toEqual([]);
      }
    });

    test("archived attempts are found and counted as before", async () => {
      const journal = await open();
      const reference = await openAt(journal, 0, { orderId: "4711" });
      await move(journal, reference, "starting", "charging", "accepted");
      await openAt(journal, 1);
      const ask = async () => [
        await journal.search({ limit: 10 }),
        await journal.search({ text: "4711", state: "accepted", limit: 10 }),
        await journal.count({}),
      ];
      await journal.markNotified(reference, 4, start);
      const before = await ask();
      expect(await journal.archive({ now: start + minuteMs, olderThanMs: 1 })).toBe(1);
      expect(await ask()).toEqual(before);
      expect(before[2]).toEqual({ accepted: 1, opened: 1 });
    });

    test("payments that wait to be validated are found by when they expire, until they wait no more", async () => {
      const journal = await open();
      const references: string[] = [];
      for (let minute = 0; minute < 5; minute += 1) {
        const reference = await openAt(journal, minute, { orderId: `47${minute}` });
        await move(journal, reference, "starting", "charging", "accepted");
        const watch = `watch-${minute}`;
        await journal.operations.open({
          idempotencyKey: watch,
          kind: "watchValidation",
          reference: `HOLD${reference}`,
          createdAt: start,
          checkAt: start,
        });
        const captureDue = { reference, at: start + minute * minuteMs };
        await journal.operations.move(watch, { to: "prepared", at: start, what: "waits", captureDue });
        references.push(reference);
      }
      const dueBefore = (minute: number, more: Partial<AttemptQuery> = {}) =>
        referencesOf(journal, { captureDueBefore: start + minute * minuteMs, limit: 1, ...more });
      const [first = "", second = "", third = "", fourth = "", fifth = ""] = references;
      expect(await dueBefore(9)).toEqual([fifth, fourth, third, second, first]);
      expect(await dueBefore(2)).toEqual([second, first]);
      expect(await dueBefore(2, { from: start + minuteMs })).toEqual([second]);
      expect(await dueBefore(9, { text: "472" })).toEqual([third]);
      expect(await dueBefore(2, { text: "472" })).toEqual([]);
      expect(await dueBefore(9, { state: "opened" })).toEqual([]);
      const { attempts } = await journal.search({ captureDueBefore: start + minuteMs, limit: 3 });
      expect(attempts).toMatchObject([{ reference: first, captureDueAt: start }]);

      // Validated, cancelled, or over for the watch; after the cancellation of a part, the rest still waits.
      const ends = async (kind: "validate" | "cancel", reference: string, newStatus: string) => {
        const key = `${kind}-${reference}`;
        await journal.operations.open({
          idempotencyKey: key,
          kind,
          reference,
          createdAt: start,
          checkAt: start,
        });
        await journal.operations.move(key, { to: "sending", at: start, what: "sending", checkAt: start });
        expect(await dueBefore(9)).toContain(reference);
        await journal.operations.move(key, { to: "accepted", at: start, what: "accepted", newStatus });
      };
      await ends("validate", first, "TO_CAPTURE");
      await ends("cancel", second, "CANCELLED");
      await ends("cancel", third, "TO_VALIDATE");
      await journal.operations.move("watch-3", { to: "refused", at: start, what: "expired" });
      expect(await dueBefore(9)).toEqual([fifth, third]);
      // The gateway tells another date.
      const later = { reference: fifth, at: start + 60 * minuteMs };
      await journal.operations.move("watch-4", {
        to: "prepared",
        at: start,
        what: "waits",
        captureDue: later,
      });
      expect(await dueBefore(9)).toEqual([third]);
    });

    test("counts the states of a period", async () => {
      const journal = await open();
      for (let minute = 0; minute < 4; minute += 1) {
        const reference = await openAt(journal, minute);
        if (minute > 1) await move(journal, reference, "starting", "refused");
        else if (minute > 0) await move(journal, reference, "starting", "redirected");
      }
      expect(await journal.count({})).toEqual({ opened: 1, redirected: 1, refused: 2 });
      expect(await journal.count({ from: start + minuteMs, to: start + 3 * minuteMs })).toEqual({
        redirected: 1,
        refused: 1,
      });
      expect(await journal.count({ from: start + 4 * minuteMs })).toEqual({});
    });
  });
}
