import type { MethodName } from "@sips-kit/protocol";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import type { WireObject } from "../ledger/wire.js";
import { isDeliveryFault, type FaultName } from "../world/faults.js";
import { codeAlone, handleRequest, type Answer } from "./handle-request.js";
import type { Delivery } from "./reply.js";
import { callOf, spoilAnswer } from "./spoil-answer.js";

/** An answer, and how it is to be delivered. */
export interface AnsweredCall {
  readonly answer: Answer;
  readonly delivery: FaultName | Delivery | undefined;
  /** The call as it was recorded. */
  readonly exchange: Exchange;
}

/**
 * Answers one call, spoils the answer if a fault is armed, and records the exchange.
 *
 * @param replayOf the id of the exchange that this call repeats
 */
export async function answerCall(
  gateway: Gateway,
  method: MethodName,
  body: WireObject,
  replayOf?: number,
): Promise<AnsweredCall> {
  const met = gateway.faults.take(method);
  const hasEffect = met?.when !== "before";
  const first = hasEffect
    ? handleRequest(gateway, method, body)
    : codeAlone(gateway, method, body, { code: "99" });
  const right = first.completed ? await first.completed() : first;
  const { fault } = met ?? {};
  const answer =
    met && fault && !isDeliveryFault(fault)
      ? spoilAnswer(gateway, method, body, { ...met, fault }, right)
      : right;
  // Stored only now, so that no fault gives a call its own answer.
  if (hasEffect) gateway.sentAnswers.record({ ...callOf(method, body), body: right.body });
  const delivery = fault && isDeliveryFault(fault) ? fault : answer.delivery;
  const exchange = gateway.exchanges.record({
    at: gateway.clock.now(),
    method,
    request: body,
    answer: answer.body,
    ...(fault || delivery ? { delivery: fault ?? delivery } : {}),
    ...(replayOf === undefined ? {} : { replayOf }),
  });
  return { answer, delivery, exchange };
}
