import type { Purchase } from "../shop/purchase.js";
import type { MerchantWorld } from "./merchant-world.js";

/** The merchant cancels the remaining instalments of a payment, and repeats the request until it is answered. */
export async function cancelInstalments(
  world: MerchantWorld,
  { orderId, random: { merchant: random } }: Purchase,
  reference: string,
  pauseMs: number,
): Promise<void> {
  await world.scheduler.sleep(pauseMs);
  for (let asked = 0; asked < 5; asked += 1) {
    const reply = await world.browser.ask(
      random,
      ({ operations }) => operations.cancelInstalments({ reference }),
      (answer) => {
        if (answer.kind !== "answered") return;
        for (const { number, state } of answer.value.instalments) {
          if (state !== "cancelled") continue;
          world.toldInstalment({ at: world.scheduler.now(), orderId, reference, number, kind: "cancelled" });
        }
      },
    );
    if (world.trace.isKept) world.trace.add("merchant", orderId, `cancels instalments: ${reply.kind}`);
    // Most payments have none, and the engine says so.
    if (reply.kind === "answered" || reply.kind === "problem") return;
    await world.scheduler.sleep(random.between(5_000, 120_000));
  }
}
