import type { Simulator } from "@sips-kit/simulator";
import { openShop } from "./shop.js";

/** What a second server of the same shop is told. */
export interface ReturnServerTask {
  readonly journalFile: string;
  readonly line: string;
  readonly simulator: Omit<Simulator, "close">;
}

// A server of the shop in its own process; it runs as long as the test that started it.
const task = JSON.parse(process.argv[2] ?? "") as ReturnServerTask;
const shop = await openShop({
  journalFile: task.journalFile,
  line: task.line,
  simulator: { ...task.simulator, close: () => Promise.resolve() },
  deadlineMs: 30_000,
  resolveOrder: (orderId) => ({ orderId, amountMinor: 2490, currencyCode: "978" }),
});
process.once("disconnect", () => {
  void shop.close().then(() => process.exit());
});
process.send?.(shop.url);
