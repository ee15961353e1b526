import type { Payment } from "@sips-kit/server";
import { controlOf, type Charge, type Movement } from "../control.js";
import type { Shop } from "../shop.js";
import { isSuppressed } from "../suppressed.js";
import { readLines, type Crash } from "./crashes.js";
import { payWithNewCard, stories } from "./stories.js";

interface Delivery {
  readonly deliveryId: string;
  readonly reference: string;
  readonly state: string;
}

/** Everything that does not hold after the crashes, in words; nothing when all is well. */
export async function whatIsWrong(
  shop: Shop,
  crashes: readonly Crash[],
  deliveriesFile: string,
): Promise<readonly string[]> {
  const control = controlOf(shop);
  const [charges, movements, transactions] = [
    await control.charges(),
    await control.movements(),
    await control.transactions(),
  ];
  const deliveries = readLines<Delivery>(deliveriesFile);
  const wrong: string[] = [];
  for (const crash of crashes) {
    const found =
      stories[crash.story].kind === "payment"
        ? await wrongWithPayment(shop, crash, { charges, deliveries })
        : await wrongWithOperation(shop, crash, { movements, transactions, deliveries });
    wrong.push(...found.map((one) => `${crash.scene.orderId}, killed ${crash.step}: ${one}`));
  }
  return wrong;
}

async function wrongWithPayment(
  shop: Shop,
  { scene }: Crash,
  { charges, deliveries }: { charges: readonly Charge[]; deliveries: readonly Delivery[] },
): Promise<readonly string[]> {
  const attempts = await shop.payments.ofOrder(scene.orderId);
  const ofOrder = charges.filter((charge) =>
    attempts.some(({ reference }) => reference === charge.transactionReference),
  );
  const paid = attempts.filter(({ state }) => state === "accepted" || state === "challenged");
  const wrong: string[] = [];
  for (const attempt of attempts) {
    if (await isSuppressed(shop, attempt)) continue;
    wrong.push(...wrongWithDelivery(attempt, deliveries));
  }
  for (const { state, reference } of attempts) {
    if (!["accepted", "challenged", "refused", "abandoned"].includes(state)) wrong.push(`still ${state}`);
    const events = await shop.payments.history(reference);
    if (events.some(({ version }, index) => version !== index + 1)) wrong.push("a gap in the events");
  }
  if (ofOrder.length !== paid.length) wrong.push(`${ofOrder.length} charges, told as ${paid.length}`);
  if (paid.length > 1) wrong.push("paid twice");
  if (paid.length === 1) return wrong;
  // Not lost: whoever was not charged can pay now.
  await payWithNewCard(shop, scene, "5100000100000700");
  const [again] = await shop.payments.ofOrder(scene.orderId);
  if (again?.state !== "accepted") wrong.push(`cannot be paid again: ${again?.state}`);
  return wrong;
}

function wrongWithDelivery(payment: Payment, deliveries: readonly Delivery[]): string[] {
  const told = deliveries.filter(({ reference }) => reference === payment.reference);
  const last = told.filter(({ state }) => state === payment.state);
  if (last.length === 0) return [`the shop was never told that it is ${payment.state}`];
  const ids = new Set(last.map(({ deliveryId }) => deliveryId));
  return ids.size === 1 && ids.has(payment.deliveryId) ? [] : [`told under ${[...ids].join(" and ")}`];
}

interface Books {
  readonly movements: readonly Movement[];
  readonly transactions: readonly Record<string, unknown>[];
  readonly deliveries: readonly Delivery[];
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
  // Not lost: the merchant asks again under a new id.
  const again = await stories[crash.story].play(shop, { ...crash.scene, orderId: `${orderId}.again` });
  const { state } = again as { state: string }; // what every operation gives
  if (state !== "accepted") wrong.push(`cannot be asked for again on ${reference}: ${state}`);
  return wrong;
}

/** What the gateway's books say of it. */
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
    case "duplicate":
      return transactions.filter((one) => one["origin"] === reference).length;
    default:
      return itself?.["status"] === "TO_CHALLENGE" ? 0 : 1;
  }
}

/** A held order that was released is paid, and the shop knows. */
async function wrongAfterReview(
  shop: Shop,
  { story, scene }: Crash,
  { deliveries }: Books,
): Promise<readonly string[]> {
  if (story !== "acceptChallenge") return [];
  const [payment] = await shop.payments.ofOrder(scene.orderId);
  if (payment?.state !== "accepted") return [`released, but its payment is ${payment?.state}`];
  return wrongWithDelivery(payment, deliveries);
}
