import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A simulator in a separate process, from source, that can be killed. */
export interface SimulatorProcess {
  readonly url: string;
  /** Kills it as a power cut would, and waits until it has exited. */
  kill(): Promise<void>;
}

export async function startSimulatorProcess(...args: readonly string[]): Promise<SimulatorProcess> {
  const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--import", "tsx", cli, "--port", "0", ...args],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const gone = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, ready] = /simulator ready: (\S+)\n/.exec(output) ?? [];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => reject(new Error(`The simulator ended before it was ready:\n${output}`)));
  });
  return {
    url,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
