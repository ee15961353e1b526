import { acceptedAnswer, type MandateCalls } from "./call-mandates.js";
import { mandateOf, type Mandate } from "./mandate.js";

/** The mandates of a customer: those that were signed for orders with this `customerId`. Throws PaymentError. */
export async function searchMandates(context: MandateCalls, customerId: string): Promise<readonly Mandate[]> {
  const { gateway } = context;
  const answer = await acceptedAnswer(context, "searchMandate", () => gateway.searchMandate({ customerId }));
  return (answer.mandateList ?? []).flatMap((one) => mandateOf(one) ?? []);
}
