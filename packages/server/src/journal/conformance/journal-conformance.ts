import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Journal } from "../journal.js";
import { bringTo } from "./attempts.js";
import { actionConformance } from "./action.js";
import { archiveConformance } from "./archive.js";
import { clockConformance } from "./clock.js";
import { countedConformance } from "./counted.js";
import { failureConformance } from "./failure.js";
import { leaseConformance } from "./lease.js";
import { limitConformance } from "./limit.js";
import { moveConformance } from "./move.js";
import { operationConformance } from "./operation.js";
import { orderConformance } from "./order.js";
import { purgeConformance } from "./purge.js";
import { purgeOfStaffConformance } from "./purge-of-staff.js";
import { searchConformance } from "./search.js";
import { staffClaimsConformance } from "./staff-claims.js";
import { staffPaymentsConformance } from "./staff-payments.js";
import { webhookConformance } from "./webhook.js";
import { textConformance } from "./text.js";
import { togetherConformance } from "./together.js";

/** A place where journals can be opened: one database, empty at first. */
export interface JournalPlace {
  /** Opens it again, over another connection, as another process would. */
  open(): Promise<Journal>;
  /** Called after each test, when all journals are closed. */
  remove(): Promise<void>;
}

/**
 * Declares what every store of payments must do, as Vitest tests. Call it at the top level of a test file.
 *
 * @param name the store's name in the output
 * @param createPlace creates a new, empty place; called before each test
 *
 * @example
 * journalConformance("my store", async () => {
 *   const table = new Map();
 *   return { open: async () => openMyJournal(table), remove: async () => table.clear() };
 * });
 */
export function journalConformance(name: string, createPlace: () => Promise<JournalPlace>): void {
  describe(`journal on ${name}`, () => {
    let place: JournalPlace;
    const opened: Journal[] = [];
    const open = async () => {
      const journal = await place.open();
      opened.push(journal);
      return journal;
    };

    beforeEach(async () => {
      place = await createPlace();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((journal) => journal.close()));
      await place.remove();
    });

    moveConformance(open);
    orderConformance(open);
    staffClaimsConformance(open);
    leaseConformance(open);
    clockConformance(open);
    failureConformance(open);
    operationConformance(open);
    actionConformance(open);
    webhookConformance(open);
    limitConformance(open);
    countedConformance(open);
    textConformance(open);
    archiveConformance(open);
    purgeConformance(open);
    purgeOfStaffConformance(open);
    searchConformance(open);
    staffPaymentsConformance(open);
    togetherConformance(open);

    test("a journal opened by many processes at once is the same for all", async () => {
      const journals = await Promise.all(Array.from({ length: 6 }, open));
      const [first] = journals;
      if (first) await bringTo(first, "charging", "R1");
      for (const journal of journals) expect((await journal.read("R1"))?.state).toBe("charging");
    });

    test("what was written is still there after closing and reopening", async () => {
      const first = await place.open();
      await first.open({
        reference: "R1",
        orderId: "4711",
        paymentMethod: "card",
        mode: "hosted",
        amountMinor: 999_999_999_999,
        currencyCode: "978",
        createdAt: 1_800_000_000_000,
        expiresAt: 1_800_000_900_000,
        checkAt: 1_800_001_200_000,
      });
      await first.move("R1", {
        to: "starting",
        at: 1_800_000_000_001,
        what: "sent",
        facts: { reason: "cancelled" },
      });
      const written = await first.read("R1");
      await first.close();

      const second = await open();
      expect(await second.read("R1")).toEqual(written);
      expect(written).toMatchObject({ state: "starting", amountMinor: 999_999_999_999, version: 2 });
      expect(await second.events("R1")).toHaveLength(2);
    });
  });
}
