import { parentPort } from "node:worker_threads";
import { simulate, simulateWorld } from "../simulate.js";
import type { RunSettings } from "../world.js";
import { historyOf } from "./history.js";
import type { WorkerMessage } from "./run-seeds.js";

/** A thread: runs seeds that it is given, one at a time. */
if (!parentPort) throw new TypeError("This file runs as a worker.");
const port = parentPort;
// Nobody reads the stack traces here, and capturing them is slow.
Error.stackTraceLimit = 0;

port.on("message", (settings: RunSettings & { readonly payment?: string }) => {
  void run(settings).then(
    (message) => port.postMessage(message),
    (error: unknown) => {
      throw new Error(`The run of seed ${settings.seed} failed: ${String(error)}`, { cause: error });
    },
  );
});

async function run(settings: RunSettings & { readonly payment?: string }): Promise<WorkerMessage> {
  if (!settings.isTraced) return { result: await simulate(settings), history: [] };
  const { result, world } = await simulateWorld(settings);
  return {
    result,
    history: historyOf(world, result.violations, settings.payment),
    digest: world.trace.digest(),
  };
}
