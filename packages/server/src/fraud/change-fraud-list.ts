import { carryOut, type ActionContext, type Ending } from "../actions/carry-out.js";
import type { Context } from "../context/context.js";
import type { Action } from "../domain/action.js";
import type { FraudListRequest } from "./fraud-list-request.js";
import { readElement } from "./read-element.js";

/** The part of the context that this step uses. */
export type FraudListContext = ActionContext & Pick<Context, "fraudListElementTypes">;

/**
 * Puts an element on one of the gateway's lists. May be repeated after a lost answer: a list holds an element once,
 * however often it is added.
 *
 * @throws PaymentError PAYMENT_CARD_IN_CLEAR or PAYMENT_OPERATION_INVALID, before anything is written or sent
 */
export function addToList(context: FraudListContext, request: FraudListRequest): Promise<Action> {
  const { reasonCode } = request;
  const { wire, asked } = read(context, request);
  const call = () =>
    context.gateway.addToFraudList({ ...wire, ...(reasonCode && { fraudListReasonCode: reasonCode }) });
  const details = { ...asked.details, ...(reasonCode && { reasonCode }) };
  return carryOut(context, { ...asked, kind: "addToFraudList", details }, call);
}

/**
 * Takes an element off one of the gateway's lists. May be repeated after a lost answer: an element that is gone already
 * counts as taken off.
 *
 * @throws PaymentError PAYMENT_CARD_IN_CLEAR or PAYMENT_OPERATION_INVALID, before anything is written or sent
 */
export function removeFromList(context: FraudListContext, request: FraudListRequest): Promise<Action> {
  const { wire, asked } = read(context, request);
  const call = () => context.gateway.removeFromFraudList(wire);
  return carryOut(context, { ...asked, kind: "removeFromFraudList" }, call, goneIsDone);
}

// The code of an element that is not on the list is an assumption; see docs/open-questions.md.
const notOnList = "25";

function goneIsDone(ending: Ending): Ending {
  return ending.responseCode === notOnList
    ? { ...ending, state: "done", what: "it was not on the list" }
    : ending;
}

function read(context: FraudListContext, { list, level, element, by, reason }: FraudListRequest) {
  const { shown, subject, ...named } = readElement(list, element, context.fraudListElementTypes);
  return {
    wire: { fraudListType: list, fraudListLevel: level, ...named },
    asked: { subject, details: { list, level, element: shown }, by, reason },
  };
}
