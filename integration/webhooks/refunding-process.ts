import { openJournal, type Journal } from "@sips-kit/server";
import type { Simulator } from "@sips-kit/simulator";
import { createBuyer } from "../buyer.js";
import { openShop } from "../shop.js";

/** A shop's process that refunds a payment, and dies as soon as the journal has the refund's result. */
export interface RefundingTask {
  readonly journal: string;
  readonly simulator: Omit<Simulator, "close">;
  readonly url: string;
  readonly secret: string;
}

// Written by operations.test.ts.
const { journal: place, simulator, url, secret } = JSON.parse(process.argv[2] ?? "") as RefundingTask;
const shop = await openShop({
  journal: dyingWith(await openJournal(place)),
  simulator: { ...simulator, close: () => Promise.resolve() },
  webhooks: { endpoints: [{ id: "erp", url, secrets: [secret] }] },
});
shop.orders.set("4711", {
  orderId: "4711",
  amountMinor: 2490,
  currencyCode: "978",
  details: { captureMode: "IMMEDIATE" },
});
const buyer = createBuyer(shop);
await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
const [payment] = await shop.payments.listByOrder("4711");
await shop.payments.operations.refund({ idempotencyKey: "r1", reference: payment?.reference ?? "" });

function dyingWith(journal: Journal): Journal {
  return {
    ...journal,
    operations: {
      ...journal.operations,
      async move(idempotencyKey, move, webhooksOf) {
        const moved = await journal.operations.move(idempotencyKey, move, webhooksOf);
        if (moved?.state === "accepted") process.kill(process.pid, "SIGKILL");
        return moved;
      },
    },
  };
}
