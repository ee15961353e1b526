import { createBuyer, postJson } from "../buyer.js";
import { readLines } from "../crash/crashes.js";
import { stories, storyOf, type Scene, type Told } from "../crash/stories.js";
import type { Shop } from "../shop.js";

/** What a buyer was told of an order; without a reference when no attempt was opened. */
export type ToldOfOrder = Omit<Told, "reference"> & {
  readonly reference?: string;
  readonly orderId?: string;
};

interface WrittenReturn {
  readonly form: { readonly action: string; readonly fields: Record<string, string> };
}

/**
 * Everyone who was served by a killed process comes back: every other buyer reloads the return from the bank, all of
 * them try to pay, and the merchant repeats the operations under their keys.
 */
export async function comeAgain(
  shop: Shop,
  scenes: readonly Scene[],
  returnsFile?: string,
): Promise<readonly ToldOfOrder[]> {
  const buyer = createBuyer(shop);
  const returns = returnsFile === undefined ? [] : readLines<WrittenReturn>(returnsFile);
  for (const { form } of returns.filter((_, index) => index % 2 === 0)) {
    const action = new URL(new URL(form.action).pathname, shop.url).href;
    await buyer.submit({ ...form, action, buttons: [] });
  }
  const told: ToldOfOrder[] = [];
  for (const scene of scenes) {
    const { kind, play } = stories[storyOf(scene.orderId)];
    if (kind === "payment") told.push(await paysAgain(shop, scene.orderId));
    else await play(shop, scene);
  }
  return told;
}

async function paysAgain(shop: Shop, orderId: string): Promise<ToldOfOrder> {
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" });
  if (opened.status !== 201) return { orderId, outcome: String(opened.body["code"]) };
  const session = String(opened.body["session"]);
  // A signed session is `key.reference.expiry.signature`.
  const [, reference = ""] = session.split(".");
  const card = { cardNumber: "5100000100000700", cardExpiryDate: "203012", cardCSCValue: "123" };
  const token = await shop.gateway.paymentTokenGenerate(card);
  if (token.kind !== "accepted") return { orderId, outcome: "no token" };
  const paymentToken = token.answer.paymentToken ?? "";
  const { body } = await postJson(`${shop.url}/sips/payments`, { session, paymentToken });
  return { orderId, reference, outcome: String(body["outcome"] ?? body["code"]) };
}
