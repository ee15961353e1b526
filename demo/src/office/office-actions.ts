/** The actions that staff may take from a payment's page. */
export const officeActions = ["cancel", "refund", "validate", "acceptReview", "refuseReview"] as const;

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
  return action === "cancel" || action === "refund" || action === "validate";
}

/** Parses an amount, 12.34 or 12,34, to cents; undefined when it is invalid. */
export function readAmount(text: string): number | undefined {
  const [, euros, cents = ""] = /^\s*(\d{1,7})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  if (euros === undefined) return undefined;
  const minor = Number(euros) * 100 + Number(cents.padEnd(2, "0"));
  return minor > 0 ? minor : undefined;
}
