import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { exitCodes, UsageError, type Command } from "./command.js";

export const simulator: Command = {
  name: "simulator",
  summary: "Starts a stand-in for the whole gateway on this machine",
  usage: `sips simulator [--port 4000] [--seed TEXT] [--state FILE]

  --port N        the gateway's port; the card fields are at N+1, the bank's challenge at N+2
  --seed TEXT     the same seed, the same run
  --state FILE    keeps all in a file, and goes on from it

It runs until it is interrupted (Ctrl+C). Needs the package @sips-kit/simulator beside this one.`,
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string" }, seed: { type: "string" }, state: { type: "string" } },
    });
    const port = Number(values.port ?? "4000");
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`--port ${values.port}: a port.`);
    const { startSimulator } = await loadSimulator();
    const running = await startSimulator({
      port,
      ...(values.seed !== undefined && { seed: values.seed }),
      ...(values.state !== undefined && { stateFile: values.state }),
    });
    terminal.write(`simulator ready: ${running.url}`);
    terminal.write(
      "Try: sips call hostedFieldsInitialize, from another terminal (SIPS_GATEWAY_URL for another port)",
    );
    await interruption();
    await running.close();
    return exitCodes.accepted;
  },
};

/** What this command uses of the simulator, which is no dependency of this package. */
interface SimulatorPackage {
  startSimulator(options: {
    readonly port: number;
    readonly seed?: string;
    readonly stateFile?: string;
  }): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const packageName = "@sips-kit/simulator";

/** Finds it beside this package, or in the project from which the command is run. */
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
