import type { MethodName } from "@sips-kit/protocol";
import { methods } from "@sips-kit/protocol";
import type { Timers } from "../runtime/timers.js";

/** The result of waiting for a connection. */
export type Entered =
  | { readonly kind: "entered"; readonly leave: () => void }
  /** It has waited for as long as it may. */
  | { readonly kind: "late" }
  | { readonly kind: "aborted" };

/** How busy the connections to a gateway are. */
export interface GatewayLoad {
  /** Calls that have a connection. */
  readonly underWay: number;
  /** Calls that wait for one. */
  readonly waiting: number;
  /** How many connections there may be now; it grows while calls wait. */
  readonly connections: number;
  /** Milliseconds for which a call of the least urgent kind would wait, judging by how long calls take now. */
  readonly expectedWaitMs: number;
  /** Milliseconds after which a waiting call is given up as not sent, unless it has a deadline of its own. */
  readonly longestWaitMs: number;
}

/** Gives calls their connections, the urgent ones first; and more connections while calls have to wait. */
export interface ConnectionQueue {
  enter(urgency: number, waitMs: number, signal?: AbortSignal): Promise<Entered>;
  load(): Omit<GatewayLoad, "longestWaitMs">;
}

/** The least and the most connections that the queue may use. */
export interface ConnectionLimits {
  readonly least: number;
  readonly most: number;
}

interface Waiting {
  readonly until: number;
  readonly end: (entered: Entered) => void;
}

// A shorter burst is over before extra connections would help.
const growAfterMs = 50;
const shrinkEveryMs = 30_000;
const urgencies = 4;

/** Calls that move money go first, then those that lead to it, then reads; new sessions come last. */
export function urgencyOf(name: MethodName): number {
  const { effect } = methods[name];
  if (effect === "money") return 0;
  if (name === "hostedFieldsInitialize") return 3;
  return effect === "read" ? 2 : 1;
}

/** Gives out connections between the limits. */
export function createConnectionQueue(
  { least, most }: ConnectionLimits,
  { elapsed: now, after }: Pick<Timers, "after" | "elapsed">,
): ConnectionQueue {
  const lines: readonly Waiting[][] = Array.from({ length: urgencies }, () => []);
  // In the order in which they entered: the first one is under way for longest.
  const underWay = new Set<{ readonly since: number }>();
  let connections = least;
  let usualMs = 0;
  let mostUsed = 0;
  let shrinkAt = now() + shrinkEveryMs;
  let isGrowing = false;

  const waiting = () => lines.reduce((sum, line) => sum + line.length, 0);

  function seize(): Entered {
    const call = { since: now() };
    underWay.add(call);
    mostUsed = Math.max(mostUsed, underWay.size);
    const leave = () => {
      if (!underWay.delete(call)) return;
      usualMs += (now() - call.since - usualMs) / 8;
      shrink();
      admit();
    };
    return { kind: "entered", leave };
  }

  function admit(): void {
    while (underWay.size < connections) {
      const next = lines.find((line) => line.length > 0)?.shift();
      if (!next) return;
      // If the process was suspended meanwhile, overdue calls are not sent.
      next.end(now() > next.until ? { kind: "late" } : seize());
    }
  }

  function grow(): void {
    isGrowing = false;
    if (waiting() === 0) return;
    connections = Math.min(most, connections + Math.ceil(connections / 2));
    admit();
    growSoon();
  }

  function growSoon(): void {
    if (isGrowing || connections >= most || waiting() === 0) return;
    isGrowing = true;
    after(growAfterMs, grow);
  }

  /** The connections themselves are closed by undici, some seconds after their last call. */
  function shrink(): void {
    if (now() < shrinkAt) return;
    connections = Math.max(least, Math.min(connections, mostUsed * 2));
    mostUsed = underWay.size;
    shrinkAt = now() + shrinkEveryMs;
  }

  return {
    enter(urgency, waitMs, signal) {
      if (signal?.aborted) return Promise.resolve({ kind: "aborted" });
      if (underWay.size < connections && waiting() === 0) return Promise.resolve(seize());
      return new Promise((resolve) => {
        const line = lines[urgency] ?? [];
        const giveUp = (kind: "late" | "aborted") => {
          line.splice(line.indexOf(one), 1);
          one.end({ kind });
        };
        const abort = () => giveUp("aborted");
        const callOff = after(waitMs, () => giveUp("late"));
        const one: Waiting = {
          until: now() + waitMs,
          end(entered) {
            callOff();
            signal?.removeEventListener("abort", abort);
            resolve(entered);
          },
        };
        signal?.addEventListener("abort", abort);
        line.push(one);
        growSoon();
      });
    },
    load() {
      const [oldest] = underWay;
      // Calls still in flight show how slow the gateway has become.
      const callMs = Math.max(usualMs, oldest ? now() - oldest.since : 0);
      const ahead = waiting();
      const over = ahead + 1 - (most - underWay.size);
      return {
        underWay: underWay.size,
        waiting: ahead,
        connections,
        expectedWaitMs: Math.round((callMs * Math.max(0, over)) / most),
      };
    },
  };
}
