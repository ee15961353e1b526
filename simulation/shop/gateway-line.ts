import type { FaultName } from "../faults.js";
import type { Posted, PostLimits, Transport } from "../engine.js";
import { createAnswerMemory } from "../gateway/office.js";
import type { Message } from "../gateway/seal.js";
import type { Random } from "../random.js";
import { send, type CarriedCall } from "./delivery.js";
import { openExchange } from "./exchange.js";
import type { Network } from "./network.js";
import type { ProcessScope } from "./process-scope.js";

/** The connection of one process, and its record of failures. */
export interface GatewayLine {
  readonly transport: Transport;
  /** Consecutive calls that failed by a fault of connection or gateway; waiting for a connection does not count. */
  readonly failuresInRow: () => number;
}

/** The connection from one process to the gateway. `delivery.ts` has what goes wrong on it. */
export function createGatewayLine(network: Network, scope: ProcessScope, own: Random): GatewayLine {
  const { trace } = network;
  const wire = { network, scope, memory: createAnswerMemory() };
  let failuresInRow = 0;
  const post = (path: string, body: Message, limits: PostLimits) =>
    new Promise<Posted>((resolve) => {
      const call = callOf(network, own, path, body);
      const exchange = openExchange(scope, limits, (posted) => {
        failuresInRow = posted.kind === "answered" ? 0 : failuresInRow + 1;
        if (trace.isKept) trace.add(scope.name, call.subject, `${call.method}: ${textOf(posted)}`);
        resolve(posted);
      });
      send(wire, call, exchange);
    });
  return { transport: { post, close: async () => {} }, failuresInRow: () => failuresInRow };
}

/** What is sent, with the purchase's own random streams: what befalls one purchase does not shift the draws of another. */
function callOf(network: Network, own: Random, path: string, body: Message): CarriedCall {
  const { faults, trace } = network;
  const method = path.slice(path.lastIndexOf("/") + 1);
  const purchase = network.purchaseOf(body);
  const wireRandom = purchase?.random.network ?? own;
  const subject = purchase?.orderId ?? "";
  const touch = (fault: string) => {
    if (purchase) purchase.touchedBy.add(fault);
    else network.onStray(fault);
    if (trace.isKept) trace.add("fault", subject, `${fault} strikes ${method}`);
  };
  const strikes = (fault: FaultName) => {
    if (!faults.strikes(fault, wireRandom)) return false;
    touch(fault);
    return true;
  };
  return { method, body, random: purchase?.random.gateway ?? own, touch, subject, wireRandom, strikes };
}

function textOf(posted: Posted): string {
  return posted.kind === "answered" ? posted.text : posted.error.code;
}
