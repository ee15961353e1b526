import { GatewayError } from "./errors.js";
import type { Gateway, Outcome } from "./gateway.js";

/**
 * True for what another shop has sent. The gateway shows each shop its own transactions only, so whatever it says of
 * this one proves nothing.
 *
 * @param sent the shop that has sent it; undefined while nothing was sent
 */
export function isOfOtherShop(
  { merchantId }: Pick<Gateway, "merchantId">,
  sent: { readonly merchantId?: string | undefined } = {},
): boolean {
  return sent.merchantId !== undefined && sent.merchantId !== merchantId;
}

/** The outcome of a call about what another shop has sent: it is not made. */
export function notSentByOtherShop(): Extract<Outcome<never>, { readonly kind: "not-sent" }> {
  const reason = "It was sent by another shop (merchantId), which alone can ask the gateway about it.";
  return { kind: "not-sent", reason, error: new GatewayError("GATEWAY_OTHER_SHOP", reason) };
}
