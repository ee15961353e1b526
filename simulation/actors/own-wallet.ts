import { requestFrom, type PaymentError, type Payments } from "../engine.js";
import type { ToldAction } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import { wants } from "./merchant-world.js";
import type { StaffWorld } from "./staff-world.js";

type Job = "rename" | "delete" | "close" | "save" | "remove mandate";

/** A change that a buyer has made to their wallet, when they learn that it was made. */
type Done = Pick<ToldAction, "kind" | "details">;

/**
 * A buyer saves another card in their wallet, renames one, deletes it, removes a mandate, or closes the wallet, perhaps
 * while they pay in another tab.
 */
export async function changeOwnWallet(world: StaffWorld, purchase: Purchase): Promise<void> {
  const { walletId, orderId, signsFirst, savesCard } = purchase;
  const random = purchase.random.staff;
  // A buyer who has signed a mandate without an order may change their mind.
  const isRemoving = signsFirst && random.chance(0.3);
  const isChanging = isRemoving || wants(world, purchase, "buyer.changes-wallet");
  if (walletId === undefined || !isChanging) return;
  // Who pays in another tab cannot pay by what was removed.
  purchase.touchedBy.add("buyer.changes-wallet");
  await world.scheduler.sleep(random.between(0, 30 * 60_000));
  // The card of a payment, which may be saved too, could not be distinguished from this one.
  const ofCards = ["rename", "delete", "close", savesCard ? "rename" : "save"] as const;
  const job: Job = isRemoving ? "remove mandate" : random.pick(ofCards);
  const typed = world.sessions.hide(purchase.spareCard);
  for (let asked = 0; asked < 3; asked += 1) {
    const from = world.scheduler.now();
    const reply = await world.browser.ask(
      random,
      (payments) => change(payments, purchase, { job, typed }),
      (answer) => {
        const subject = `wallet:${walletId}`;
        const told = { from, at: world.scheduler.now(), orderId, subject, isRepeated: asked > 0 };
        if (answer.kind === "answered" && answer.value)
          world.toldAction({ ...told, state: "done", ...answer.value });
        if (answer.kind === "problem" && isRefused(answer.error))
          world.toldAction({ ...told, state: "refused", ...saving(purchase) });
      },
    );
    if (world.trace.isKept) world.trace.add("buyer", orderId, `${job} in their wallet: ${reply.kind}`);
    if (reply.kind === "answered") return;
    await world.scheduler.sleep(random.between(5_000, 120_000));
  }
}

async function change(
  { savedCards, mandates }: Payments,
  purchase: Purchase,
  { job, typed }: { readonly job: Job; readonly typed: string },
): Promise<Done | undefined> {
  const request = requestFrom(purchase.address);
  if (job === "save") {
    await savedCards.save({ cardNumber: typed, cardExpiryDate: "203012" }, request);
    return saving(purchase);
  }
  if (job === "close") {
    await savedCards.close(request);
    return { kind: "closeWallet", details: {} };
  }
  if (job === "remove mandate") {
    const [mandate] = await mandates.list(request);
    if (!mandate) return undefined;
    const { paymentMeanId } = mandate;
    await mandates.remove(paymentMeanId, request);
    return { kind: "deletePaymentMean", details: { paymentMeanId } };
  }
  const [card] = (await savedCards.list(request)).savedCards;
  if (!card) return undefined;
  const { paymentMeanId } = card;
  if (job === "delete") {
    await savedCards.remove(paymentMeanId, request);
    return { kind: "deletePaymentMean", details: { paymentMeanId } };
  }
  const paymentMeanAlias = `My card ${purchase.index}`;
  await savedCards.rename(paymentMeanId, paymentMeanAlias, request);
  return { kind: "renamePaymentMean", details: { paymentMeanId, paymentMeanAlias } };
}

function saving({ spareCard }: Purchase): Done {
  return { kind: "saveCard", details: { cardIndex: spareCard.index } };
}

/** True when a card was refused. Where it is not certain that it was saved, the answer to the buyer says so. */
function isRefused({ code }: PaymentError): boolean {
  return code === "PAYMENT_SAVED_CARD_REFUSED";
}
