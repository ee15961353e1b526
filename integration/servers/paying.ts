import { createGateway } from "@sips-kit/server";
import { testShop, type Simulator } from "@sips-kit/simulator";
import { postJson } from "../buyer.js";

/** The result of a buyer's way through the shop. */
export interface Paid {
  /** The state of the payment, or the code of the problem. */
  readonly outcome: unknown;
  readonly reference: string | undefined;
  readonly tookMs: number;
}

/** A buyer who pays with a frictionless card, as far as the shop permits. */
export async function pay(
  server: { readonly url: string },
  simulator: Pick<Simulator, "url">,
  orderId: string,
): Promise<Paid> {
  const opened = await postJson(`${server.url}/sips/sessions`, { orderId, mode: "hosted" });
  if (opened.status !== 201) return { outcome: opened.body["code"], reference: undefined, tookMs: 0 };
  const session = String(opened.body["session"]);
  const paymentToken = await cardToken(simulator);
  const startedAt = performance.now();
  const { body } = await postJson(`${server.url}/sips/payments`, { session, paymentToken });
  // A signed session is `key.reference.expiry.signature`.
  const reference = session.split(".")[1];
  return { outcome: body["outcome"] ?? body["code"], reference, tookMs: performance.now() - startedAt };
}

/** The token from the gateway's frames, obtained without the shop's connections. */
async function cardToken({ url }: Pick<Simulator, "url">): Promise<string> {
  const gateway = createGateway({ url, ...testShop });
  const card = { cardNumber: "5100000100000700", cardExpiryDate: "203012", cardCSCValue: "123" };
  const outcome = await gateway.paymentTokenGenerate(card);
  await gateway.close();
  if (outcome.kind !== "accepted") throw new Error(`no token: ${outcome.kind}`);
  return String(outcome.answer.paymentToken);
}
