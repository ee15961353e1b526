import type { ScenarioCard } from "../fixtures/scenario-cards.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import type { WireObject } from "../ledger/wire.js";
import { answerCall } from "../office/answer-call.js";
import { findCaller } from "../office/find-caller.js";
import { computeSeal } from "../office/seal.js";
import { freeReference } from "./free-reference.js";
import { renewedRequest } from "./renewed-request.js";
import { testCardOf } from "./test-card-of.js";

/** What differs from the original call. */
export interface ReplayChange {
  /** Default: a new one for a call that begins a payment, else the original's. */
  readonly transactionReference?: string | undefined;
  /** Pays instead of the original's card, whose number was not kept. Default: the test card most like it. */
  readonly testCard?: ScenarioCard | undefined;
}

/**
 * Sends a call again, sealed anew with the shop's key, and records it as a replay. Armed faults and readings apply as
 * to every call.
 */
export async function replayExchange(
  gateway: Gateway,
  original: Exchange,
  change: ReplayChange = {},
): Promise<Exchange> {
  const {
    transactionReference = freeReference(gateway, original),
    testCard = testCardOf(gateway, original),
  } = change;
  const request = renewedRequest(gateway, original.request, { transactionReference, testCard });
  const { exchange } = await answerCall(gateway, original.method, sealed(request), original.id);
  return exchange;
}

/** A caller whom the gateway does not know has no key: their seal stays as it was. */
function sealed(request: WireObject): WireObject {
  const caller = findCaller(request);
  return "code" in caller
    ? request
    : { ...request, seal: computeSeal(request, caller.key, caller.algorithm) };
}
