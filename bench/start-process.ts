import { fork, type ChildProcess, type ForkOptions } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleProgram } from "../integration/bundle-program.js";
import type { Said } from "./count-messages.js";

/** What a shop's process has used since it started; CPU time in milliseconds. */
export interface Usage extends Said {
  readonly cpuMs: number;
}

/** A server under measurement, in a separate process. */
export interface MeasuredProcess {
  readonly url: string;
  /** Only for `paying-shop.ts`, which answers messages. */
  usage(): Promise<Usage>;
}

const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
// SQLite's thread loads its driver from beside the bundle.
symlinkSync(
  fileURLToPath(new URL("../packages/server/node_modules", import.meta.url)),
  join(folder, "node_modules"),
);

/**
 * Starts one of the benchmarks' servers as a separate process, from a bundle as in production: tsx names every function
 * again each time that it is made, which published code does not.
 */
export async function startMeasured(file: string, ...args: string[]): Promise<MeasuredProcess> {
  // Only the benchmark writes to the output.
  const child = await startBundled(file, args, ["ignore", "ignore", "inherit", "ipc"]);
  const { port } = (await nextMessage(child, file)) as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async usage() {
      child.send("usage");
      // The answer of `paying-shop.ts`.
      return (await nextMessage(child, file)) as Usage;
    },
  };
}

/** The same; returns only its address. */
export async function startProcess(file: string, ...args: string[]): Promise<string> {
  return (await startMeasured(file, ...args)).url;
}

/** Runs a program from a bundle to its end; what it prints is printed. */
export async function runProgram(file: string, ...args: string[]): Promise<void> {
  const child = await startBundled(file, args, "inherit");
  const code = await new Promise<number | null>((resolve) => void child.once("exit", resolve));
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
}

/** Ends all started processes. */
export function stopProcesses(): void {
  for (const child of children) if (child.connected) child.disconnect();
  rmSync(folder, { recursive: true });
}

async function startBundled(
  file: string,
  args: readonly string[],
  stdio: ForkOptions["stdio"],
): Promise<ChildProcess> {
  const child = fork(await bundleProgram(new URL(file, import.meta.url), folder), args, {
    execArgv: [],
    stdio,
  });
  children.push(child);
  return child;
}

function nextMessage(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null) => reject(new Error(`${file} ended with ${code}`));
    child.once("exit", end);
    child.once("message", (message) => {
      child.removeListener("exit", end);
      resolve(message);
    });
  });
}
