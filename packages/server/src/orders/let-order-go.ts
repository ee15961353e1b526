import { askAbout, type AskAboutContext } from "../reconciler/ask-about.js";
import { mayBeLetGo, orderTaken, refuseWhenPaid, type OrderClaimContext } from "./order-claim.js";

/**
 * Releases the order claim of an attempt that may still turn out paid, for a buyer who wants to pay another way.
 * Queries the gateway first, in case it knows the result. Returns the attempt's reference when it stays in doubt.
 *
 * @throws PaymentError when the order is paid, or its payment is one that ends by itself
 */
export async function letOrderGo(
  context: OrderClaimContext & AskAboutContext,
  orderId: string,
): Promise<string | undefined> {
  const claimant = await context.journal.findClaimant(orderId);
  if (!claimant) return undefined;
  if (!mayBeLetGo(context, claimant)) throw orderTaken(context, claimant);
  const asked = await askAbout(context, claimant);
  if (asked.state !== "unknown") {
    // Refused or abandoned: the order is free. Otherwise it is paid, or another attempt came first.
    await refuseWhenPaid(context, orderId);
    return undefined;
  }
  const { reference, version } = asked;
  const now = context.now();
  const moved = await context.journal.move(reference, {
    to: "unknown",
    from: ["unknown"],
    version,
    at: now,
    what: "the buyer pays in another way; this payment may still come through",
    facts: { letOrderGo: true },
    checkAt: now,
    claimsOrder: false,
  });
  if (moved.kind !== "moved") await refuseWhenPaid(context, orderId);
  return reference;
}
