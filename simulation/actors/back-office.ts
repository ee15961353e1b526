import type { Action, Payments } from "../engine.js";
import type { ToldShop } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import { creditWallet } from "./credit-desk.js";
import { wants } from "./merchant-world.js";
import type { StaffWorld } from "./staff-world.js";

/** What staff do about a payment once the shop was notified of it, besides operations: lists, wallets, credits. */
export async function workInOffice(world: StaffWorld, purchase: Purchase, told: ToldShop): Promise<void> {
  const jobs = [changeLists(world, purchase, told.reference)];
  if (told.state === "accepted" && purchase.walletId !== undefined) {
    jobs.push(changeWallet(world, purchase, purchase.walletId));
    jobs.push(creditWallet(world, purchase, purchase.walletId));
    jobs.push(saveMandate(world, purchase, purchase.walletId, told.reference));
  }
  await Promise.all(jobs);
}

/** Blocks the buyer, or puts their e-mail address on a list; and takes it off again. */
async function changeLists(world: StaffWorld, purchase: Purchase, reference: string): Promise<void> {
  if (!wants(world, purchase, "merchant.changes-lists")) return;
  const random = purchase.random.staff;
  await world.scheduler.sleep(random.between(0, 20 * 60_000));
  if (random.chance(0.5)) {
    await requestActions(world, purchase, ({ fraud }) => fraud.blockBuyer({ reference, by: "anna" }));
    return;
  }
  const listed = {
    list: "EmailList",
    level: "Black",
    element: { value: `buyer${purchase.index}@${reference.toLowerCase()}.example` },
    by: "anna",
  } as const;
  await requestActions(world, purchase, async ({ fraud }) => [await fraud.addToList(listed)]);
  if (random.chance(0.3)) return;
  await world.scheduler.sleep(random.between(0, 20 * 60_000));
  await requestActions(world, purchase, async ({ fraud }) => [await fraud.removeFromList(listed)]);
}

/** Renames a card of the buyer's wallet, deletes it, or closes the wallet. */
async function changeWallet(world: StaffWorld, purchase: Purchase, walletId: string): Promise<void> {
  if (!wants(world, purchase, "merchant.changes-wallets")) return;
  const random = purchase.random.staff;
  await world.scheduler.sleep(random.between(0, 40 * 60_000));
  const job = random.pick(["rename", "delete", "close"] as const);
  const about = { merchantWalletId: walletId, by: "anna" };
  await requestActions(world, purchase, async ({ wallets }) => {
    if (job === "close") return [await wallets.close(about)];
    const mean = (await wallets.read(walletId))?.means[0];
    if (!mean) return [];
    const { paymentMeanId, maskedPan = "" } = mean;
    const request = { ...about, paymentMeanId };
    return [
      job === "delete"
        ? await wallets.remove({ ...request, maskedPan })
        : await wallets.rename({ ...request, paymentMeanAlias: `Card of order ${purchase.index}` }),
    ];
  });
}

/** Saves the mandate of a debit in the buyer's wallet, so that it pays their next orders. */
async function saveMandate(
  world: StaffWorld,
  purchase: Purchase,
  merchantWalletId: string,
  reference: string,
): Promise<void> {
  // One that was signed first is in the wallet already.
  const isNew = purchase.paymentMethod === "sepa-direct-debit" && !purchase.signsFirst;
  if (!isNew || !wants(world, purchase, "merchant.changes-wallets")) return;
  const random = purchase.random.staff;
  await world.scheduler.sleep(random.between(0, 40 * 60_000));
  const from = world.scheduler.now();
  await world.browser.ask(
    random,
    async (payments) => {
      const mandateId = (await payments.findByReference(reference))?.mandateId;
      if (mandateId === undefined) return undefined;
      await payments.mandates.save({ merchantWalletId, mandateId, by: "anna" });
      return mandateId;
    },
    (answer) => {
      if (answer.kind !== "answered" || answer.value === undefined) return;
      const subject = `wallet:${merchantWalletId}`;
      const action = { kind: "addMandate", state: "done", details: { mandateId: answer.value } } as const;
      const { orderId } = purchase;
      world.toldAction({ ...action, from, at: world.scheduler.now(), orderId, subject, isRepeated: false });
    },
  );
}

const mostAsked = 4;

/** Requests actions, and again while one of them is unknown, or nothing was answered. */
async function requestActions(
  world: StaffWorld,
  purchase: Purchase,
  run: (payments: Payments) => Promise<readonly Action[]>,
): Promise<void> {
  const random = purchase.random.staff;
  for (let asked = 0; asked < mostAsked; asked += 1) {
    const from = world.scheduler.now();
    const reply = await world.browser.ask(random, run, (answer) => {
      if (answer.kind !== "answered") return;
      for (const { kind, subject, details, state } of answer.value) {
        const { orderId } = purchase;
        const action = { kind, subject, details, state, isRepeated: asked > 0 };
        world.toldAction({ from, at: world.scheduler.now(), orderId, ...action });
      }
    });
    const actions = reply.kind === "answered" ? reply.value : undefined;
    if (world.trace.isKept) {
      const what = actions?.map(({ kind, state, what: why }) => `${kind} ${state}: ${why}`).join("; ");
      world.trace.add("staff", purchase.orderId, what ?? reply.kind);
    }
    if (reply.kind === "problem") return;
    if (actions?.every(({ state }) => state !== "unknown")) return;
    await world.scheduler.sleep(random.between(5_000, 120_000));
  }
}
