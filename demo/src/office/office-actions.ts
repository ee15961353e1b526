import type { Payment } from "@sips-kit/server";

/** The actions that staff may take from a payment's page. */
export const officeActions = [
  "cancel",
  "refund",
  "validate",
  "acceptReview",
  "refuseReview",
  "duplicate",
] as const;

export type OfficeAction = (typeof officeActions)[number];

/** Which of them the gateway's status of the transaction permits; the gateway itself decides. */
export function actionsFor(transactionStatus: string | undefined): readonly OfficeAction[] {
  switch (transactionStatus) {
    case "TO_CAPTURE":
    case "TO_AUTHORIZE":
      return ["cancel"];
    case "TO_VALIDATE":
    case "TO_REPLAY":
      return ["validate", "cancel"];
    case "TO_CHALLENGE":
      return ["acceptReview", "refuseReview"];
    case "CAPTURED":
    case "TO_CREDIT":
      return ["refund"];
    default:
      return [];
  }
}

/** Whether an amount goes with it. */
export function hasAmount(action: OfficeAction): boolean {
  return action === "cancel" || action === "refund" || action === "validate" || action === "duplicate";
}

const cardMethods: ReadonlySet<string> = new Set(["card", "saved-card", "moto", "charge", "duplicate"]);
const paidStatuses: ReadonlySet<string> = new Set(["TO_CAPTURE", "CAPTURED", "TO_CREDIT"]);

/** Whether the office offers to charge the same card again: that of a payment that went through. */
export function isDuplicable(
  { paymentMethod }: Pick<Payment, "paymentMethod">,
  transactionStatus: string | undefined,
): boolean {
  return cardMethods.has(paymentMethod) && paidStatuses.has(transactionStatus ?? "");
}
