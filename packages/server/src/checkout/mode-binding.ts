import type { PaymentMode } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import type { CardInput, SavedCardInput } from "../payment-methods/card.js";
import type { Context } from "./context.js";

const fieldOf = {
  hosted: "paymentToken",
  cse: "cardNumber",
  wallet: "paymentMeanId",
} as const satisfies { readonly [mode in PaymentMode]: string };

/**
 * Holds a card to the mode that the session was opened for: the mode is what the journal says, and what the shop's PCI
 * DSS questionnaire rests on. A shop without `cse` takes no ciphertext in any mode. Throws PaymentError.
 */
export function refuseOtherMode(
  { cse }: Pick<Context, "cse">,
  mode: PaymentMode,
  card: CardInput | SavedCardInput,
): void {
  const given: { readonly [name: string]: unknown } = { ...card };
  const field = Object.values(fieldOf).find((name) => given[name] !== undefined);
  if (field !== fieldOf[mode]) {
    throw new PaymentError(
      "PAYMENT_MODE_MISMATCH",
      `This session was opened with mode ${mode}, which takes ${fieldOf[mode]}; open another one.`,
      field === undefined ? {} : { field },
    );
  }
  if (cse) return;
  const encrypted = (["cardNumber", "cardCSCValue"] as const).find((name) => given[name] !== undefined);
  if (encrypted === undefined) return;
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This shop takes nothing by client-side encryption.", {
    field: encrypted,
  });
}
