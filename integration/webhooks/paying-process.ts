import type { Simulator } from "@sips-kit/simulator";
import { createBuyer } from "../buyer.js";
import { openShop } from "../shop.js";

/** A shop's process that takes one payment; it is killed while its webhook is on the way, or while it is told. */
export interface PayingTask {
  readonly journalFile: string;
  readonly simulator: Omit<Simulator, "close">;
  readonly url: string;
  readonly secret: string;
  /** Where `onResult` waits, so that the process dies while the shop is being told. */
  readonly askFirst?: string;
}

// Written by webhooks.test.ts.
const { journalFile, simulator, url, secret, askFirst } = JSON.parse(process.argv[2] ?? "") as PayingTask;
const shop = await openShop({
  journalFile,
  simulator: { ...simulator, close: () => Promise.resolve() },
  webhooks: { endpoints: [{ id: "erp", url, secrets: [secret] }] },
  ...(askFirst !== undefined && { onResult: async () => void (await fetch(askFirst, { method: "POST" })) }),
});
shop.payments.start(50);
const buyer = createBuyer(shop);
await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
