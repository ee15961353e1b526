import { describe, expect, test } from "vitest";
import type { NewAction } from "../actions-journal.js";
import { start, type OpenJournal } from "./attempts.js";

function newAction(id: string, subject = "wallet:W1"): NewAction {
  return {
    id,
    kind: "deletePaymentMean",
    subject,
    by: "anna",
    reason: "asked by phone:\n'twas stolen 🛒",
    details: { paymentMeanId: "1" },
    createdAt: start,
  };
}

const done = { state: "done", what: "deleted", responseCode: "00", at: start + 5 } as const;

/** The merchants' actions that move no money: who, when and why, and how they ended. */
export function actionConformance(open: OpenJournal): void {
  describe("actions", () => {
    test("are unknown until their end is written, once", async () => {
      const { actions } = await open();
      const opened = await actions.open(newAction("A1"));
      expect(opened).toMatchObject({ ...newAction("A1"), state: "unknown", updatedAt: start });
      expect(await actions.read("A1")).toEqual(opened);
      const ended = await actions.end("A1", { ...done, details: { at: "noon" } });
      expect(ended).toMatchObject({
        state: "done",
        responseCode: "00",
        by: "anna",
        details: { paymentMeanId: "1", at: "noon" },
        updatedAt: start + 5,
      });
      expect(await actions.end("A1", { ...done, state: "refused" })).toEqual(ended);
      expect(await actions.read("A1")).toEqual(ended);
      expect(await actions.end("nobody", done)).toBeUndefined();
    });

    test("an unknown end may still be written over", async () => {
      const { actions } = await open();
      await actions.open(newAction("A1"));
      expect(await actions.end("A1", { ...done, state: "unknown", what: "lost" })).toMatchObject({
        state: "unknown",
        what: "lost",
      });
      expect(await actions.end("A1", done)).toMatchObject({ state: "done" });
    });

    test("of many concurrent ends the first one stays", async () => {
      const journals = await Promise.all(Array.from({ length: 3 }, open));
      await journals[0]?.actions.open(newAction("A1"));
      const ends = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          journals[index % 3]?.actions.end("A1", { ...done, what: `end ${index}` }),
        ),
      );
      expect(new Set(ends.map((one) => one?.what)).size).toBe(1);
    });

    test("are listed the newest first, by subject or all, page by page", async () => {
      const { actions } = await open();
      for (const id of ["A1", "A3", "A2"]) await actions.open(newAction(id));
      await actions.open(newAction("A4", "wallet:W2"));
      const idsOf = async (query: Parameters<typeof actions.list>[0]) =>
        (await actions.list(query)).map(({ id }) => id);
      expect(await idsOf({ limit: 10 })).toEqual(["A4", "A3", "A2", "A1"]);
      expect(await idsOf({ limit: 2, before: "A4" })).toEqual(["A3", "A2"]);
      expect(await idsOf({ subject: "wallet:W1", limit: 10 })).toEqual(["A3", "A2", "A1"]);
      expect(await idsOf({ subject: "wallet:W1", before: "A2", limit: 10 })).toEqual(["A1"]);
      expect(await idsOf({ subject: "wallet:W3", limit: 10 })).toEqual([]);
    });

    test("ids that would not be returned unchanged are rejected", async () => {
      const { actions } = await open();
      for (const id of ["", "a\0b", "\udc00", "x".repeat(36)]) {
        await expect(actions.open(newAction(id))).rejects.toMatchObject({ code: "JOURNAL_ID_INVALID" });
        expect(await actions.read(id)).toBeUndefined();
        expect(await actions.end(id, done)).toBeUndefined();
      }
    });
  });
}
