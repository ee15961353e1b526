import { acceptedAnswer, type MandateCalls } from "./call-mandates.js";
import { mandateOf, type Mandate } from "./mandate.js";
import { unknownMandate } from "./unknown-mandate.js";

/** Reads a mandate and the debits made with it. Throws PaymentError. */
export async function readMandate(context: MandateCalls, mandateId: string): Promise<Mandate> {
  const { gateway } = context;
  const answer = await acceptedAnswer(context, "getMandateData", () => gateway.getMandateData({ mandateId }));
  const mandate = mandateOf({ mandateId, ...answer });
  if (mandate?.mandateId !== mandateId) throw unknownMandate();
  return mandate;
}
