import type { AnswerOf, SavedCard } from "@sips-kit/protocol";
import type { CallOptions, Outcome } from "../../gateway/gateway.js";
import type { Attempt } from "../attempt.js";
import { PaymentError } from "../errors.js";
import type { Order } from "../order.js";
import type { Desk } from "../settings.js";
import { enrolmentFields, type EnrolmentDesk, type MoreOfEnrolment, type SavedCardInput } from "./card.js";

/** The cards that the buyer of an order may pay with. */
export function findSavedCards(desk: Desk, order: Order): Promise<readonly SavedCard[]> {
  return readWallet(desk, walletOf(order));
}

/** Codes that say that there is no such wallet: nothing was saved yet. 01 is the older interfaces' word for it. */
const walletUnknown: ReadonlySet<string> = new Set(["25", "01"]);

/**
 * The cards in a wallet. One that the gateway does not know is an empty one; every other refusal says that it could not
 * be read, and the cards may be there.
 *
 * @throws PaymentError when the gateway does not tell
 */
export async function readWallet(desk: Desk, merchantWalletId: string): Promise<readonly SavedCard[]> {
  const outcome = await desk.gateway.getWalletData({ merchantWalletId });
  if (outcome.kind === "refused" && walletUnknown.has(outcome.code)) return [];
  if (outcome.kind !== "accepted") {
    desk.log({ step: "getWalletData", code: "code" in outcome ? outcome.code : outcome.error.code });
    throw new PaymentError(
      outcome.kind === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
      "The saved cards cannot be read just now. Nothing was charged; try again or enter a card.",
    );
  }
  return (outcome.answer.walletPaymentMeanDataList ?? []).flatMap((mean) => {
    const { paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias } = mean;
    // Bank accounts are in wallets as well, masked like cards; an end date is what they have not.
    const isCard = paymentMeanId !== undefined && panExpiryDate !== undefined && maskedPan !== undefined;
    return isCard ? [{ paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias }] : [];
  });
}

/** The call that opens a payment with a saved card; cardValidateAuthenticationAndOrder ends it like any other. */
export function enrolSavedCard(
  { gateway, orderIdForm }: EnrolmentDesk,
  attempt: Attempt,
  order: Order,
  card: SavedCardInput,
  more: MoreOfEnrolment,
  options?: CallOptions,
): Promise<Outcome<AnswerOf<"walletCheckEnrollment">>> {
  return gateway.walletCheckEnrollment(
    {
      ...enrolmentFields(orderIdForm, attempt, order, more),
      merchantWalletId: walletOf(order),
      paymentMeanId: card.paymentMeanId,
      ...(card.cardCSCValue !== undefined && { cardCSCValue: card.cardCSCValue, cscType: "CSE" }),
    },
    options,
  );
}

/** The wallet comes from the shop's order, never from the browser: nobody pays with another's card. */
function walletOf({ merchantWalletId }: Order): string {
  if (merchantWalletId !== undefined) return merchantWalletId;
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This buyer has no wallet in this shop.", {
    field: "mode",
  });
}
