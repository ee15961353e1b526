import { requestFrom, type Payments } from "../engine.js";
import type { ToldAction } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import { wants } from "./merchant-world.js";
import type { StaffWorld } from "./staff-world.js";

/** What a buyer has done to their wallet, when they were told that it was done. */
type Done = Pick<ToldAction, "kind" | "details">;

/** A buyer renames a card of their wallet, deletes it, or closes the wallet, perhaps while they pay in another tab. */
export async function changeOwnWallet(world: StaffWorld, purchase: Purchase): Promise<void> {
  const { walletId, orderId } = purchase;
  if (walletId === undefined || !wants(world, purchase, "buyer.changes-wallet")) return;
  const random = purchase.random.staff;
  await world.scheduler.sleep(random.between(0, 30 * 60_000));
  const job = random.pick(["rename", "delete", "close"] as const);
  for (let asked = 0; asked < 3; asked += 1) {
    const from = world.scheduler.now();
    const reply = await world.browser.ask(
      random,
      (payments) => change(payments, purchase, job),
      (answer) => {
        if (answer.kind !== "answered" || !answer.value) return;
        const subject = `wallet:${walletId}`;
        world.toldAction({
          from,
          at: world.scheduler.now(),
          orderId,
          subject,
          state: "done",
          ...answer.value,
        });
      },
    );
    if (world.trace.isKept) world.trace.add("buyer", orderId, `${job} in their wallet: ${reply.kind}`);
    if (reply.kind === "answered") return;
    await world.scheduler.sleep(random.between(5_000, 120_000));
  }
}

async function change(
  { savedCards }: Payments,
  { address, index }: Purchase,
  job: "rename" | "delete" | "close",
): Promise<Done | undefined> {
  const request = requestFrom(address);
  if (job === "close") {
    await savedCards.close(request);
    return { kind: "closeWallet", details: {} };
  }
  const [card] = (await savedCards.list(request)).savedCards;
  if (!card) return undefined;
  const { paymentMeanId } = card;
  if (job === "delete") {
    await savedCards.remove(paymentMeanId, request);
    return { kind: "deletePaymentMean", details: { paymentMeanId } };
  }
  const paymentMeanAlias = `My card ${index}`;
  await savedCards.rename(paymentMeanId, paymentMeanAlias, request);
  return { kind: "renamePaymentMean", details: { paymentMeanId, paymentMeanAlias } };
}
