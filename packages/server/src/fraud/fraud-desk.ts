import type { Context } from "../context/context.js";
import type { Action } from "../domain/action.js";
import { blockBuyer, type BlockBuyerRequest } from "./block-buyer.js";
import { addToList, removeFromList, type FraudListContext } from "./change-fraud-list.js";
import { explainFraudData, type FraudReport } from "./explain-fraud-data.js";
import type { FraudListRequest, FraudListType } from "./fraud-list-request.js";
import { latestActions } from "./latest-actions.js";
import { readVelocity, type Velocity, type VelocityQuery } from "./read-velocity.js";

/**
 * What staff do about fraud: the gateway's black, grey and white lists, and what its controls have found. Every change
 * is in the journal with who, when and why. One whose answer was lost is `unknown` and may be repeated.
 */
export interface FraudDesk {
  /** Puts a card, a payment's buyer, an address or another element on a list. Throws PaymentError. */
  addToList(request: FraudListRequest): Promise<Action>;
  /** Takes an element off a list. Throws PaymentError. */
  removeFromList(request: FraudListRequest): Promise<Action>;
  /** Blocks the buyer of a payment: card, IP address and e-mail address, one action each. Throws PaymentError. */
  blockBuyer(request: BlockBuyerRequest): Promise<readonly Action[]>;
  /** How often a customer or an address has paid lately. Throws PaymentError. */
  velocity(query: VelocityQuery): Promise<Velocity>;
  /** What the rules have said about a payment, in words. Throws PaymentError. */
  explain(reference: string): Promise<FraudReport>;
  /** The actions about a payment's buyer, the newest first, at most 100. */
  actionsOf(reference: string): Promise<readonly Action[]>;
  /** The actions on one of the lists that name no payment, the newest first, at most 100. */
  actionsOn(list: FraudListType): Promise<readonly Action[]>;
  /** The latest actions on all lists, about payments or not, the newest first, at most 100. */
  latestActions(): Promise<readonly Action[]>;
}

const longestList = 100;

/** Creates the fraud desk from the context of the payments. */
export function createFraudDesk(context: FraudListContext & Pick<Context, "journal">): FraudDesk {
  const { actions } = context.journal;
  return {
    // Async, so that a wrong request rejects like everything else.
    addToList: async (request) => addToList(context, request),
    removeFromList: async (request) => removeFromList(context, request),
    blockBuyer: (request) => blockBuyer(context, request),
    velocity: (query) => readVelocity(context, query),
    explain: (reference) => explainFraudData(context, reference),
    actionsOf: (reference) => actions.list({ subject: `payment:${reference}`, limit: longestList }),
    actionsOn: (list) => actions.list({ subject: `list:${list}`, limit: longestList }),
    latestActions: () => latestActions(context),
  };
}
