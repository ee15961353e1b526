import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exitCodes, UsageError, type Command } from "../input/command.js";

export const simulator: Command = {
  name: "simulator",
  summary: "Starts a simulated gateway on this machine",
  usage: `sips simulator [--port 4000] [--seed TEXT] [--state FILE] [--supplier-return SHAPE]

  --port N        the gateway's port; the card fields are at N+1, the bank's challenge at N+2; 0 picks free ports
  --host HOST     address to listen on; default: 127.0.0.1
  --seed TEXT     the same seed and calls give the same answers
  --state FILE    keeps the state in a file, and continues from it
  --supplier-return SHAPE
                  how PayPal, iDEAL and other suppliers send the buyer back: fields or sealed-data
  --reading NAME=VALUE
                  the reading of a question that public sources leave open, such as heldPayments=05-orange;
                  repeatable. The simulator's README lists them
  --allowed-host NAME
                  a host name, besides loopback, under which the control API and the console may be used
  --link TITLE=URL
                  a link from the console to a page about a payment, with fields of its calls in braces, such as
                  Order=https://shop.example/orders/{orderId}; repeatable

It runs until it is interrupted (Ctrl+C). Needs the package @sips-kit/simulator.`,
  async run(args, terminal) {
    const { startSimulator, readCommandLine } = await loadSimulator();
    const running = await startSimulator(optionsIn(args, readCommandLine));
    terminal.write(`simulator ready: ${running.url}`);
    terminal.write(
      "Try: sips call hostedFieldsInitialize, from another terminal (SIPS_GATEWAY_URL for another port)",
    );
    await interruption();
    await running.close();
    return exitCodes.accepted;
  },
};

/** The simulator reads its own options: this command accepts whatever it accepts. */
function optionsIn(args: readonly string[], read: SimulatorPackage["readCommandLine"]): object {
  try {
    const options = read(args);
    // "help" is answered before a command runs.
    return typeof options === "string" ? {} : options;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The part of the simulator that this command uses; the simulator is not a dependency of this package. */
interface SimulatorPackage {
  readCommandLine(args: readonly string[]): object | string;
  startSimulator(options: object): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const packageName = "@sips-kit/simulator";

/** Loads it from next to this package, or from the project in which the command is run. */
async function loadSimulator(): Promise<SimulatorPackage> {
  for (const place of [import.meta.url, pathToFileURL(join(process.cwd(), "package.json"))]) {
    let file: string;
    try {
      file = createRequire(place).resolve(packageName);
    } catch {
      continue;
    }
    return (await import(pathToFileURL(file).href)) as SimulatorPackage; // its public interface
  }
  throw new UsageError(`${packageName} is not installed here.`, `npm install --save-dev ${packageName}`);
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
