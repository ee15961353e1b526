import type { Action } from "../domain/action.js";
import type { Attribution } from "../domain/attribution.js";
import { addToList, type FraudListContext } from "./change-fraud-list.js";
import type { FraudListReasonCode, FraudListType } from "./fraud-list-request.js";

/** A request to block the buyer of a payment. */
export interface BlockBuyerRequest extends Attribution {
  /** The payment's `transactionReference`. */
  readonly reference: string;
  /** What of the buyer is listed. Default: all three. */
  readonly lists?: readonly BuyerList[] | undefined;
  /** Default: `fraudSuspicion`. */
  readonly reasonCode?: FraudListReasonCode | undefined;
}

// That these lists take their element from a payment is an assumption; see docs/open-questions.md.
export const buyerLists = ["CardList", "IpList", "EmailList"] as const satisfies FraudListType[];

/** The lists that hold what a payment says of its buyer. */
export type BuyerList = (typeof buyerLists)[number];

/**
 * Puts on the gateway's lists what a payment says of its buyer: card and e-mail address on the black list, the address
 * on the grey one, because many buyers may share it. The gateway takes all three from the payment, so none of them
 * passes through this server. Where it has none, or does not take it from a payment, that action is refused and the
 * others stand. May be repeated.
 */
export async function blockBuyer(
  context: FraudListContext,
  { reference, lists = buyerLists, reasonCode = "fraudSuspicion", by, reason }: BlockBuyerRequest,
): Promise<readonly Action[]> {
  const actions: Action[] = [];
  for (const list of buyerLists.filter((one) => lists.includes(one))) {
    const level = list === "IpList" ? "Grey" : "Black";
    actions.push(await addToList(context, { list, level, element: { reference }, reasonCode, by, reason }));
  }
  return actions;
}
