import { isOver, type Operation, type Payments } from "../engine.js";
import type { Asked, ToldMerchant } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import type { Reply } from "./browser.js";
import { wants, type MerchantWorld } from "./merchant-world.js";

/** One request of the merchant to the engine. */
export type Send = (payments: Payments, idempotencyKey: string, origin: string) => Promise<Operation>;

/** One request of the merchant: repeated under a new key when the operation was reported not done. */
export async function requestOperation(
  world: MerchantWorld,
  purchase: Purchase,
  mark: string,
  send: Send,
  asked: Asked = {},
): Promise<Operation | undefined> {
  const random = purchase.random.merchant;
  for (let turn = 1; turn <= 3; turn += 1) {
    const origin = `${mark}-${purchase.index}-${turn}`;
    const ask = () => insist(world, purchase, origin, send, asked);
    const isTwice = wants(world, purchase, "merchant.asks-twice");
    const [operation] = await Promise.all(isTwice ? [ask(), ask()] : [ask()]);
    if (operation?.state !== "not-done" || !random.chance(0.8)) return operation;
    await world.scheduler.sleep(random.between(10_000, 120_000));
  }
  return undefined;
}

const mostAsked = 30;

interface Insistence extends Asked {
  /** True when the merchant need not ask again. */
  readonly isDecided?: (operation: Operation) => boolean;
}

/** Repeats a request under one idempotency key until the operation is decided, also after a lost answer. */
export async function insist(
  world: MerchantWorld,
  purchase: Purchase,
  origin: string,
  send: Send,
  { isDecided = ({ state }) => isOver(state), ...asked }: Insistence = {},
): Promise<Operation | undefined> {
  const random = purchase.random.merchant;
  const idempotencyKey = `${purchase.orderId}-${origin}`;
  for (let times = 0; times < mostAsked; times += 1) {
    const reply = await world.browser.ask(
      random,
      (payments) => send(payments, idempotencyKey, origin),
      (answer) => recordOperation(world, purchase, { origin, ...asked }, answer),
    );
    if (world.trace.isKept)
      world.trace.add("merchant", purchase.orderId, `${idempotencyKey}: ${textOf(reply)}`);
    if (reply.kind === "answered" && isDecided(reply.value)) return reply.value;
    if (reply.kind === "problem" && reply.error.code !== "PAYMENT_OPERATION_PENDING") return undefined;
    await world.scheduler.sleep(random.between(20_000, 120_000) * (1 + times / 4));
  }
  return undefined;
}

/** Records the answer to the merchant, and the order to which it belongs. */
export function recordOperation(
  world: MerchantWorld,
  purchase: Purchase,
  asked: Asked & Pick<ToldMerchant, "origin">,
  reply: Reply<Operation>,
): void {
  if (reply.kind !== "answered") return;
  const operation = reply.value;
  world.link(operation.newReference ?? operation.reference, purchase);
  world.told({ at: world.scheduler.now(), orderId: purchase.orderId, operation, ...asked });
}

function textOf(reply: Reply<Operation>): string {
  if (reply.kind === "problem") return reply.error.code;
  return reply.kind === "answered"
    ? `${reply.value.kind} ${reply.value.state}: ${reply.value.what}`
    : reply.kind;
}
