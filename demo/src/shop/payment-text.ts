import type { Payment } from "@sips-kit/server";
import { cardText } from "./card-text.js";
import { checkoutSentences } from "./checkout-sentences.js";
import type { Language } from "./language.js";
import { otherMethods } from "./other-methods.js";

/** What was paid with, as the buyer knows it: Mastercard 5100 •••• 00, or iDEAL. */
export function paymentText(
  payment: Pick<Payment, "paymentMethod" | "paymentMeanBrand" | "maskedPan">,
  language: Language,
): string {
  const other = otherMethods.find(({ id }) => id === payment.paymentMethod);
  if (other) return other.texts[language].name;
  return payment.maskedPan ? cardText(payment) : checkoutSentences[language].card;
}
