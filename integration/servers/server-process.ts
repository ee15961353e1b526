import { setWrongClock } from "./wrong-clock.js";
import { appendFileSync } from "node:fs";
import { openJournal } from "@sips-kit/server";
import type { Simulator } from "@sips-kit/simulator";
import { createMovableTime } from "../movable-time.js";
import { openShop } from "../shop.js";
import { unlimited } from "../unlimited.js";

/** A shop's server in its own process, controlled by messages. */
export interface ServerTask {
  /** As `openJournal` takes it. */
  readonly journal: string;
  readonly simulator: Omit<Simulator, "close">;
  /** Where it records the results that it was notified of. */
  readonly toldFile: string;
  /** By how much the machine's wall clock is wrong; milliseconds. */
  readonly wrongMs?: number;
  /** Where the gateway is reached instead of the simulator's own address. */
  readonly line?: string;
  readonly deadlineMs?: number;
  readonly connections?: number;
  /** Orders whose id has this prefix have a callback that never ends. */
  readonly hangs?: string;
}

/** What a test tells it. */
export type ServerCommand =
  /** Advances its monotonic clock. */
  | { readonly passMs: number }
  /** Sets the error of the machine's wall clock. */
  | { readonly wrongMs: number }
  /** Stops the server in an orderly way. */
  | { readonly closeWithinMs: number };

// Written by start-server.ts, from a ServerTask.
const task = JSON.parse(process.argv[2] ?? "") as ServerTask;
setWrongClock(task.wrongMs ?? 0);
const { timers, pass } = createMovableTime();
const shop = await openShop({
  journal: await openJournal(task.journal),
  simulator: { ...task.simulator, close: () => Promise.resolve() },
  deadlineMs: task.deadlineMs ?? 60_000,
  ...(task.line !== undefined && { line: task.line }),
  ...(task.connections !== undefined && { connections: task.connections }),
  limits: unlimited,
  timers,
  resolveOrder: (orderId) => ({ orderId, amountMinor: 2490, currencyCode: "978" }),
  onResult({ orderId, reference, state, eventId }) {
    appendFileSync(task.toldFile, `${JSON.stringify({ orderId, reference, state, eventId })}\n`);
    return task.hangs !== undefined && orderId.startsWith(task.hangs) ? new Promise(() => {}) : undefined;
  },
});
shop.payments.start(100);
const said = () => shop.log.filter((line) => typeof line === "object" && line !== null && "step" in line);
process.on("message", (command: ServerCommand) => {
  if ("passMs" in command) pass(command.passMs);
  else if ("wrongMs" in command) setWrongClock(command.wrongMs);
  else void stop(command.closeWithinMs);
});
process.send?.({ url: shop.url, log: said() });

async function stop(deadlineMs: number): Promise<void> {
  const startedAt = performance.now();
  const left = await shop.payments.close({ deadlineMs });
  const closed = { left, tookMs: performance.now() - startedAt, log: said() };
  process.send?.({ closed }, () => process.exit(0));
}
