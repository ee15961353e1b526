import { setTimeout as delay } from "node:timers/promises";
import { methods, type MethodName } from "@sips-kit/protocol";
import { aFunction, checkSettings, positive, type Shapes } from "../runtime/check-settings.js";
import type { Timers } from "../runtime/timers.js";
import { createCircuitBreaker, type CircuitSettings } from "./circuit-breaker.js";
import type { Entered } from "./connection-queue.js";
import { GatewayError, type GatewayErrorCode } from "./errors.js";
import type { Outcome } from "./gateway.js";
import { createResendBudget } from "./resend-budget.js";
import { wrongSetting } from "./wrong-setting.js";

/**
 * Sends calls to one host: retries reads, and holds all calls back while the host is down. The deadline begins when
 * `enter` has given the call a connection.
 */
export type Retry = <A>(
  name: MethodName,
  deadlineMs: number,
  sendOnce: (deadlineMs: number) => Promise<Outcome<A>>,
  enter?: () => Promise<Entered>,
) => Promise<Outcome<A>>;

/** How retries are limited. Clock and randomness are injected, so that tests need not wait. */
export interface RetrySettings {
  /** When calls are held back because the host does not answer; `false` for never. */
  readonly circuit?: CircuitSettings | false;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
  /** A number from 0 to 1, 1 excluded. */
  readonly random?: () => number;
  readonly pause?: (ms: number) => Promise<unknown>;
  /** Runs something once after some milliseconds; gives the way to call it off. */
  readonly after?: Timers["after"];
}

const shapes: Shapes<RetrySettings> = {
  circuit: true,
  now: aFunction,
  random: aFunction,
  pause: aFunction,
  after: aFunction,
};
const shapesOfCircuit: Shapes<CircuitSettings> = { failures: positive, openMs: positive };

/** Throws GatewayConfigurationError naming the setting. */
export function checkRetry(settings: RetrySettings): void {
  const refuse = (group: string) => (name: string, shouldHold: string) =>
    wrongSetting(name ? `${group}.${name}` : group, shouldHold);
  checkSettings(settings, shapes, refuse("retry"));
  const { circuit } = settings;
  if (circuit !== undefined && circuit !== false)
    checkSettings(circuit, shapesOfCircuit, refuse("retry.circuit"));
}

const attempts = 3;
const firstPauseMs = 100;

/**
 * Retries a read without an answer, within its deadline and the host's budget; all other calls are sent exactly once.
 * Each try gets a share of the time left, so that a silent gateway does not use it all up. While the host's circuit is
 * open, every call ends `not-sent` at once.
 */
export function createRetry(settings: RetrySettings = {}): Retry {
  const { now = () => performance.now(), random = Math.random, pause = delay } = settings;
  const budget = createResendBudget(now);
  const breaker = settings.circuit === false ? undefined : createCircuitBreaker(now, settings.circuit);

  return async (name, deadlineMs, sendOnce, enter = enterAtOnce) => {
    if (breaker?.isOpen()) return heldBack();
    const entered = await enter();
    // A time-out in our own queue says nothing about the host.
    if (entered.kind !== "entered") return notEntered(entered.kind);
    try {
      return await sendTries(name, deadlineMs, sendOnce);
    } finally {
      entered.leave();
    }
  };

  async function sendTries<A>(
    name: MethodName,
    deadlineMs: number,
    sendOnce: (deadlineMs: number) => Promise<Outcome<A>>,
  ): Promise<Outcome<A>> {
    const endsAt = now() + deadlineMs;
    const tries = methods[name].effect === "read" ? attempts : 1;
    budget.earn();
    for (let attempt = 1; ; attempt += 1) {
      if (breaker && !breaker.admits()) return heldBack();
      const outcome = await sendOnce((endsAt - now()) / (tries - attempt + 1));
      const hostIs = hostAfter(outcome);
      if (hostIs === "alive") breaker?.succeeded();
      else if (hostIs === "dead") breaker?.failed();
      else breaker?.endedWithoutWord();
      const isAnswered = outcome.kind === "accepted" || outcome.kind === "refused";
      if (isAnswered || attempt === tries || outcome.error.code === "GATEWAY_ABORTED") return outcome;
      // Full jitter: servers that failed together do not retry together.
      const pauseMs = random() * firstPauseMs * 2 ** attempt;
      if (now() + pauseMs >= endsAt || !budget.spend()) return outcome;
      await pause(pauseMs);
    }
  }
}

const enterAtOnce = (): Promise<Entered> => Promise.resolve({ kind: "entered", leave: () => {} });

/** What the outcome of a call says about the host; a wrong seal is not a connection fault. */
function hostAfter(outcome: Outcome<unknown>): "alive" | "dead" | "unknown" {
  if (outcome.kind === "accepted" || outcome.kind === "refused") return "alive";
  if (outcome.error.code === "GATEWAY_ABORTED") return "unknown";
  return failuresOfHost.has(outcome.error.code) ? "dead" : "alive";
}

const failuresOfHost: ReadonlySet<GatewayErrorCode> = new Set([
  "GATEWAY_UNREACHABLE",
  "GATEWAY_DEADLINE_PASSED",
  "GATEWAY_CONNECTION_LOST",
  "GATEWAY_HTTP_STATUS",
  "GATEWAY_ANSWER_NOT_JSON",
]);

function heldBack(): Outcome<never> {
  const reason =
    "The gateway did not answer the last calls; this one was held back. Try again in some seconds.";
  return { kind: "not-sent", reason, error: new GatewayError("GATEWAY_CIRCUIT_OPEN", reason) };
}

function notEntered(kind: "late" | "aborted"): Outcome<never> {
  const reason =
    kind === "late"
      ? "All connections to the gateway were busy for too long; nothing was sent. Try again in some seconds."
      : "The caller gave the call up before it had a connection; nothing was sent.";
  const code = kind === "late" ? "GATEWAY_BUSY" : "GATEWAY_ABORTED";
  return { kind: "not-sent", reason, error: new GatewayError(code, reason) };
}
