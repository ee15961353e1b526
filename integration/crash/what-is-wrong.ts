import type { Payment } from "@sips-kit/server";
import { controlOf, type Charge, type Movement } from "../control.js";
import type { Shop } from "../shop.js";
import { isSuppressed } from "../suppressed.js";
import { readLines, type Crash } from "./crashes.js";
import { payWithNewCard, stories, storyOf } from "./stories.js";
import { walletOf } from "./wallet-of.js";

interface Notification {
  readonly eventId: string;
  readonly reference: string;
  readonly state: string;
}

/** Describes everything that is wrong after the crashes; empty if all is well. */
export async function whatIsWrong(
  shop: Shop,
  crashes: readonly Crash[],
  notificationsFile: string,
): Promise<readonly string[]> {
  const control = controlOf(shop);
  const [charges, movements, transactions] = [
    await control.charges(),
    await control.movements(),
    await control.transactions(),
  ];
  const notifications = readLines<Notification>(notificationsFile);
  const wrong = [...(await unknownCharges(shop, charges))];
  for (const crash of crashes) {
    const { kind } = stories[crash.story];
    const found =
      kind === "payment"
        ? await wrongWithPayment(shop, crash, { charges, notifications })
        : kind === "operation"
          ? await wrongWithOperation(shop, crash, { movements, transactions, notifications })
          : await wrongWithSignature(shop, crash);
    wrong.push(...found.map((one) => `${crash.scene.orderId}, killed ${crash.step}: ${one}`));
  }
  return wrong;
}

/** Charges of the gateway that the journal knows nothing of. */
async function unknownCharges(shop: Shop, charges: readonly Charge[]): Promise<readonly string[]> {
  const unknown: string[] = [];
  for (const { transactionReference } of charges) {
    const known = await shop.payments.findByReference(transactionReference);
    if (!known) unknown.push(`charged, and not in the journal: ${transactionReference}`);
  }
  return unknown;
}

async function wrongWithPayment(
  shop: Shop,
  { scene }: Crash,
  { charges, notifications }: { charges: readonly Charge[]; notifications: readonly Notification[] },
): Promise<readonly string[]> {
  const attempts = await shop.payments.listByOrder(scene.orderId);
  const charged = charges.filter((charge) =>
    attempts.some(({ reference }) => reference === charge.transactionReference),
  );
  const paid = attempts.filter(({ state }) => state === "accepted" || state === "in-review");
  const wrong: string[] = [];
  for (const attempt of attempts) {
    if (await isSuppressed(shop, attempt)) continue;
    wrong.push(...wrongWithNotification(attempt, notifications));
  }
  for (const { state, reference } of attempts) {
    if (!["accepted", "in-review", "refused", "abandoned"].includes(state)) wrong.push(`still ${state}`);
    const events = await shop.payments.events(reference);
    if (events.some(({ version }, index) => version !== index + 1)) wrong.push("a gap in the events");
  }
  if (charged.length !== paid.length) wrong.push(`${charged.length} charges, told as ${paid.length}`);
  if (paid.length > 1) wrong.push("paid twice");
  if (paid.length === 1) {
    return [
      ...wrong,
      ...(await wrongWithSavedCard(shop, scene, paid)),
      ...(await wrongWithInstalments(shop, scene, paid)),
    ];
  }
  // Not lost: a buyer who was not charged can pay now.
  await payWithNewCard(shop, scene, "5100000100000700");
  const [again] = await shop.payments.listByOrder(scene.orderId);
  if (again?.state !== "accepted") wrong.push(`cannot be paid again: ${again?.state}`);
  return wrong;
}

/** A buyer who ticked the box finds the card in their wallet once the payment is accepted, and finds it once. */
async function wrongWithSavedCard(
  shop: Shop,
  { orderId }: Crash["scene"],
  [paid]: readonly Payment[],
): Promise<readonly string[]> {
  if (storyOf(orderId) !== "keptCard" || !paid) return [];
  const [saving] = await shop.payments.operations.of(paid.reference);
  const wallet = await shop.gateway.getWalletData({ merchantWalletId: walletOf(orderId) });
  const saved = wallet.kind === "accepted" ? (wallet.answer.walletPaymentMeanDataList ?? []) : [];
  if (saved.length !== (saving?.state === "accepted" ? 1 : 0)) {
    return [`${saved.length} saved cards, told as ${saving?.state}`];
  }
  return saving?.state === "accepted" || saving?.state === "not-done"
    ? []
    : [`the card is still ${saving?.state}`];
}

/** A buyer who was charged the first of three instalments owes the others, and the shop can see them. */
async function wrongWithInstalments(
  shop: Shop,
  { orderId }: Crash["scene"],
  [paid]: readonly Payment[],
): Promise<readonly string[]> {
  // A buyer who pays again may pay in full.
  if (storyOf(orderId) !== "instalments" || !paid?.instalments) return [];
  const [schedule] = await shop.payments.operations.of(paid.reference);
  const { instalments = [] } = (await shop.payments.operations.instalments(paid.reference)) ?? {};
  const states = instalments.map(({ state }) => state).join(" ");
  const isRight = schedule?.state === "prepared" && states === "paid planned planned";
  return isRight ? [] : [`instalments ${states}, schedule ${schedule?.state}`];
}

/** A mandate is saved once if it was signed, and not at all otherwise. */
async function wrongWithSignature(shop: Shop, { scene }: Crash): Promise<readonly string[]> {
  const wallet = walletOf(scene.orderId);
  const all = await shop.journal.operations.ofKinds({ kinds: ["signMandate"], since: 0 });
  const [signing, ...others] = all.filter(({ signature }) => signature?.merchantWalletId === wallet);
  const read = await shop.gateway.getWalletData({ merchantWalletId: wallet });
  const saved = read.kind === "accepted" ? (read.answer.walletPaymentMeanDataList ?? []) : [];
  const returns = readLines<{ readonly orderId: string }>(scene.returnsFile);
  const isSigned = returns.some(({ orderId }) => orderId === scene.orderId);
  const wrong: string[] = [];
  if (others.length > 0) wrong.push("signed several times");
  if (saved.length > 1) wrong.push(`saved ${saved.length} times`);
  // Refused: whoever goes on too late is told by the gateway that its session has ended.
  const expected = saved.length > 0 ? ["accepted"] : ["not-done", "refused", undefined];
  if (!expected.includes(signing?.state))
    wrong.push(`saved ${saved.length} times, told as ${signing?.state}`);
  return isSigned || saved.length === 0 ? wrong : [...wrong, "saved without a signature"];
}

function wrongWithNotification(payment: Payment, notifications: readonly Notification[]): string[] {
  const told = notifications.filter(({ reference }) => reference === payment.reference);
  const last = told.filter(({ state }) => state === payment.state);
  if (last.length === 0) return [`the shop was never told that it is ${payment.state}`];
  const ids = new Set(last.map(({ eventId }) => eventId));
  return ids.size === 1 && ids.has(payment.eventId) ? [] : [`told under ${[...ids].join(" and ")}`];
}

interface Books {
  readonly movements: readonly Movement[];
  readonly transactions: readonly Record<string, unknown>[];
  readonly notifications: readonly Notification[];
}

async function wrongWithOperation(shop: Shop, crash: Crash, books: Books): Promise<readonly string[]> {
  const { orderId, reference } = crash.scene;
  const wrong: string[] = [];
  const operation = await shop.payments.operations.find(orderId);
  const times = timesDone(crash, books);
  if (times > 1) wrong.push(`carried out ${times} times`);
  const expected = times > 0 ? ["accepted"] : ["not-done", undefined];
  if (!expected.includes(operation?.state)) {
    wrong.push(`carried out ${times} times, told as ${operation?.state}`);
  }
  if (times > 0) return [...wrong, ...(await wrongAfterReview(shop, crash, books))];
  // Not lost: the merchant repeats the operation under a new key.
  const again = await stories[crash.story].play(shop, { ...crash.scene, orderId: `${orderId}.again` });
  const { state } = again as { state: string }; // what every operation gives
  if (state !== "accepted") wrong.push(`cannot be asked for again on ${reference}: ${state}`);
  return wrong;
}

/** What the gateway's ledger says of it. */
function timesDone({ story, scene: { reference } }: Crash, { movements, transactions }: Books): number {
  const moved = (kind: Movement["kind"]) =>
    movements.filter((one) => one.transactionReference === reference && one.kind === kind).length;
  const itself = transactions.find((one) => one["transactionReference"] === reference);
  switch (story) {
    case "refund":
    case "cancel":
      return moved(story);
    case "validate":
      return moved("release");
    case "charge":
    case "moto":
      return transactions.filter((one) => isForOrder(one, `FOR${reference}`)).length;
    case "duplicate":
      return transactions.filter((one) => one["origin"] === reference).length;
    default:
      return itself?.["status"] === "TO_CHALLENGE" ? 0 : 1;
  }
}

function isForOrder({ echo }: Record<string, unknown>, orderId: string): boolean {
  return typeof echo === "object" && echo !== null && "orderId" in echo && echo.orderId === orderId;
}

/** A held order that was released is paid, and the shop knows. */
async function wrongAfterReview(
  shop: Shop,
  { story, scene }: Crash,
  { notifications }: Books,
): Promise<readonly string[]> {
  if (story !== "acceptReview") return [];
  const [payment] = await shop.payments.listByOrder(scene.orderId);
  if (payment?.state !== "accepted") return [`released, but its payment is ${payment?.state}`];
  return wrongWithNotification(payment, notifications);
}
