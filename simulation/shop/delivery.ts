import type { FaultName } from "../faults.js";
import type { AnswerMemory } from "../gateway/answers.js";
import type { GatewayCall } from "../gateway/model.js";
import type { Random } from "../random.js";
import type { Exchange } from "./exchange.js";
import type { Network } from "./network.js";
import type { ProcessScope } from "./process-scope.js";

/** What lies between one process and the gateway. */
export interface Wire {
  readonly network: Network;
  readonly scope: ProcessScope;
  readonly memory: AnswerMemory;
}

/** A call, and the faults that befall it on its way. */
export interface CarriedCall extends GatewayCall {
  /** The order that it is about, for the history; empty when it is about none. */
  readonly subject: string;
  /** What the network draws from; the gateway has a stream of its own. */
  readonly wireRandom: Random;
  /** Whether a fault strikes the call now; recorded. */
  readonly strikes: (fault: FaultName) => boolean;
}

/** Sends a call to the gateway, where it arrives late, twice, or never, unless the connection breaks. */
export function send(wire: Wire, call: CarriedCall, exchange: Exchange): void {
  const { network, scope } = wire;
  const { method, subject, touch, strikes, wireRandom: random } = call;
  if (network.isDown) {
    touch("network.outage");
    return failUnsent(wire, exchange);
  }
  if (strikes("network.reset")) return breakOff(wire, call, exchange);
  exchange.leave();
  if (network.trace.isKept) network.trace.add(scope.name, subject, `${method} is sent`);
  if (strikes("network.lost-request")) return;
  const delay = delayOf(call);
  const isUnsent = random.chance(0.3);
  network.scheduler.after(delay, () => {
    // What a killed process had written may still be in its own buffers.
    if (scope.isAlive() || !isUnsent) arrive(wire, call, exchange);
  });
  if (strikes("network.duplicate-request")) {
    network.scheduler.after(delay + random.between(1, 20_000), () => arrive(wire, call));
  }
}

/** Before the call has left, or after that: then it may arrive, and its answer is lost or just comes through. */
function breakOff(wire: Wire, call: CarriedCall, exchange: Exchange): void {
  const { network, scope } = wire;
  const { wireRandom: random } = call;
  if (random.chance(0.5)) return failUnsent(wire, exchange);
  exchange.leave();
  scope.after(random.between(1, 500), () =>
    exchange.fail("GATEWAY_CONNECTION_LOST", "The connection broke off."),
  );
  if (random.chance(0.5)) network.scheduler.after(random.between(1, 100), () => arrive(wire, call, exchange));
}

function failUnsent({ scope }: Wire, exchange: Exchange): void {
  scope.after(5, () => exchange.fail("GATEWAY_UNREACHABLE", "The gateway could not be reached."));
}

/** The gateway carries the call out and answers. Nobody awaits the answer to a copy, which has no exchange. */
function arrive({ network, scope, memory }: Wire, call: CarriedCall, exchange?: Exchange): void {
  const { office, trace } = network;
  const { method, subject, strikes, wireRandom: random } = call;
  const reply = office.handle(call, memory);
  if (trace.isKept)
    trace.add("gateway", subject, `${method}${exchange ? "" : " (copy)"} answered ${reply.text}`);
  if (!exchange) return;
  const delay = random.between(20, 400) + (strikes("network.slow") ? random.between(1_000, 120_000) : 0);
  if (strikes("network.lost-answer")) return;
  scope.after(delay, () => exchange.answer(reply));
}

/** Longer than the deadline, but within five minutes less the gateway's own delay. */
function delayOf({ method, strikes, wireRandom: random }: CarriedCall): number {
  const workMs = moneyMethods.has(method) ? random.between(50, 1_500) : 0;
  const wayMs = random.between(5, 80);
  return workMs + wayMs + (strikes("network.slow") ? random.between(1_000, 40_000) : 0);
}

/** Calls that ask an issuer or write records: they take the gateway longer. */
const moneyMethods: ReadonlySet<string> = new Set([
  "cardValidateAuthenticationAndOrder",
  "duplicate",
  "creditHolder",
  "walletCreditHolder",
  "creditTransferFinalizeAndOrder",
  "paymentProviderFinalize",
  "walletIssuerWalletFinalize",
  "directDebitOrder",
  "cardOrder",
  "walletOrder",
  "cancel",
  "refund",
]);
