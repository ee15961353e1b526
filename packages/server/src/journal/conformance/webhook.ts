import { describe, expect, test } from "vitest";
import type { Operation, OperationState } from "../../domain/operation.js";
import type { NewDelivery } from "../webhooks-journal.js";
import { start, type OpenJournal } from "./attempts.js";

function newDelivery(eventId: string, endpoint = "erp", createdAt = start): NewDelivery {
  return { endpoint, eventId, type: "payment.accepted", createdAt, body: `{"id":"${eventId}"}` };
}

const lease = { now: start, leaseMs: 1_000, limit: 50 };

/** Webhooks: written once per event and endpoint, sent by one process at a time, lost by none. */
export function webhookConformance(open: OpenJournal): void {
  describe("webhooks", () => {
    test("an event is written once per endpoint, however often it is added", async () => {
      const { webhooks } = await open();
      await webhooks.add([newDelivery("E1"), newDelivery("E1", "crm")]);
      const [leased] = await webhooks.lease({ ...lease, limit: 1 });
      if (leased) await webhooks.end(leased, { state: "delivered", status: 200, at: start + 1 });
      await webhooks.add([newDelivery("E1"), newDelivery("E1", "crm")]);
      const found = await webhooks.of("E1");
      expect(found.map(({ endpoint }) => endpoint)).toEqual(["crm", "erp"]);
      expect(found.map(({ state }) => state).toSorted()).toEqual(["delivered", "pending"]);
    });

    test("those of an operation are written with its move, and not without it", async () => {
      const { operations, webhooks } = await open();
      const times = { createdAt: start, checkAt: start + 1_000 };
      await operations.open({ idempotencyKey: "Q1", kind: "refund", reference: "R1", ...times });
      const told: Operation[] = [];
      const webhooksOf = (moved: Operation) => {
        told.push(moved);
        return [newDelivery(`E-${moved.state}`)];
      };
      const move = (to: OperationState) =>
        operations.move("Q1", { to, at: start + 1, what: "moved" }, webhooksOf);
      await move("sending");
      const accepted = await move("accepted");
      expect(told.at(-1)).toEqual(accepted);
      expect(await webhooks.of("E-accepted")).toMatchObject([{ state: "pending", tries: 0 }]);
      expect(await move("refused")).toBeUndefined();
      expect(await webhooks.of("E-refused")).toEqual([]);
    });

    test("due ones are leased without overlap, and again when the lease has ended", async () => {
      const journals = await Promise.all(Array.from({ length: 3 }, open));
      await journals[0]?.webhooks.add(Array.from({ length: 20 }, (_, index) => newDelivery(`E${index}`)));
      expect(await journals[0]?.webhooks.lease({ ...lease, now: start - 1 })).toEqual([]);
      const shares = await Promise.all(journals.map(({ webhooks }) => webhooks.lease(lease)));
      const rest = (await journals[0]?.webhooks.lease(lease)) ?? [];
      const leased = [...shares.flat(), ...rest].map(({ eventId }) => eventId);
      expect(leased).toHaveLength(20);
      expect(new Set(leased).size).toBe(20);
      // The process that leased them has crashed: its leases expire.
      expect(await journals[1]?.webhooks.lease({ ...lease, now: start + 1_000 })).toHaveLength(20);
    });

    test("a failed try is due again at its time, and counts; a dead one is not", async () => {
      const { webhooks } = await open();
      await webhooks.add([newDelivery("E1")]);
      const [first] = await webhooks.lease(lease);
      if (!first) throw new Error("nothing was due");
      const failed = {
        state: "pending",
        status: 500,
        failure: "500",
        at: start + 5,
        dueAt: start + 60,
      } as const;
      await webhooks.end(first, failed);
      expect(await webhooks.of("E1")).toEqual([
        { ...first, tries: 1, status: 500, failure: "500", updatedAt: start + 5, dueAt: start + 60 },
      ]);
      // The end of the same try, reported late by another process, changes nothing.
      await webhooks.end(first, { state: "delivered", at: start + 6 });
      expect(await webhooks.lease({ ...lease, now: start + 59 })).toEqual([]);
      const [second] = await webhooks.lease({ ...lease, now: start + 60 });
      if (!second) throw new Error("nothing was due");
      await webhooks.end(second, { state: "dead", failure: "gone", at: start + 61 });
      expect(await webhooks.of("E1")).toMatchObject([{ state: "dead", tries: 2, failure: "gone" }]);
      expect(await webhooks.lease({ ...lease, now: start + 1_000_000 })).toEqual([]);
    });

    test("are replayed by event, or by period, with their ids", async () => {
      const { webhooks } = await open();
      await webhooks.add([1, 2, 3].map((day) => newDelivery(`E${day}`, "erp", start + day)));
      for (const one of await webhooks.lease({ ...lease, now: start + 10 }))
        await webhooks.end(one, { state: "delivered", status: 200, at: start + 10 });
      expect(await webhooks.lease({ ...lease, now: start + 10_000 })).toEqual([]);
      expect(await webhooks.replay({ eventId: "E2" }, start + 20)).toBe(1);
      expect(await webhooks.replay({ eventId: "nothing" }, start + 20)).toBe(0);
      expect(await webhooks.lease({ ...lease, now: start + 20 })).toMatchObject([
        { eventId: "E2", state: "pending", tries: 0, body: `{"id":"E2"}` },
      ]);
      expect(await webhooks.replay({ from: start + 1, to: start + 3 }, start + 30)).toBe(2);
      const due = await webhooks.lease({ ...lease, now: start + 30 });
      expect(due.map(({ eventId }) => eventId).toSorted()).toEqual(["E1", "E2"]);
    });

    test("are listed the newest event first, by state or all, page by page", async () => {
      const { webhooks } = await open();
      await webhooks.add(["E1", "E3", "E2"].map((eventId) => newDelivery(eventId)));
      const [one] = await webhooks.lease({ ...lease, limit: 1 });
      if (one) await webhooks.end(one, { state: "dead", at: start });
      const idsOf = async (query: Parameters<typeof webhooks.list>[0]) =>
        (await webhooks.list(query)).map(({ eventId }) => eventId);
      expect(await idsOf({ limit: 10 })).toEqual(["E3", "E2", "E1"]);
      expect(await idsOf({ limit: 10, before: "E3" })).toEqual(["E2", "E1"]);
      expect(await idsOf({ limit: 10, before: "\0" })).toEqual([]);
      expect(await idsOf({ limit: 10, before: "half \ud800 of a pair" })).toEqual([]);
      expect(await idsOf({ state: "dead", limit: 10 })).toEqual([one?.eventId]);
      expect(await idsOf({ state: "pending", limit: 10 })).toHaveLength(2);
    });
  });
}
