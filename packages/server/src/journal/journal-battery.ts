import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Journal } from "./journal.js";
import { archiveBattery } from "./battery/archive.js";
import { clockBattery } from "./battery/clock.js";
import { failureBattery } from "./battery/failure.js";
import { leaseBattery } from "./battery/lease.js";
import { limitBattery } from "./battery/limit.js";
import { moveBattery } from "./battery/move.js";
import { operationBattery } from "./battery/operation.js";
import { orderBattery } from "./battery/order.js";
import { textBattery } from "./battery/text.js";
import { togetherBattery } from "./battery/together.js";
import { twoProcessesBattery } from "./battery/two-processes.js";

/** A place where journals can be opened: one database, empty at first. */
export interface JournalPlace {
  /** Opens it once more: another connection, as another process would. */
  open(): Promise<Journal>;
  /** What another process opens with `openJournal`; undefined for a store that lives in one process. */
  readonly address: string | undefined;
  remove(): Promise<void>;
}

/** What every store of payments must do. Run it on each implementation, and on your own if you write one. */
export function journalBattery(name: string, createPlace: () => Promise<JournalPlace>): void {
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

    moveBattery(open);
    orderBattery(open);
    leaseBattery(open);
    clockBattery(open);
    failureBattery(open);
    operationBattery(open);
    limitBattery(open);
    textBattery(open);
    archiveBattery(open);
    togetherBattery(open);
    twoProcessesBattery(open, () => place.address);

    test("what was written is there after closing and opening again", async () => {
      const first = await place.open();
      await first.open({
        reference: "R1",
        orderId: "4711",
        mode: "hosted",
        amountMinor: 999_999_999_999,
        currencyCode: "978",
        createdAt: 1_800_000_000_000,
        expiresAt: 1_800_000_900_000,
        checkAt: 1_800_001_200_000,
      });
      await first.move("R1", {
        to: "enrolling",
        at: 1_800_000_000_001,
        what: "sent",
        facts: { reason: "cancelled" },
      });
      const written = await first.read("R1");
      await first.close();

      const second = await open();
      expect(await second.read("R1")).toEqual(written);
      expect(written).toMatchObject({ state: "enrolling", amountMinor: 999_999_999_999, version: 2 });
      expect(await second.events("R1")).toHaveLength(2);
    });
  });
}
