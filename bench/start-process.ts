import { fork, type ChildProcess } from "node:child_process";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
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

/** Starts one of the benchmarks' servers as a separate process. */
export async function startMeasured(file: string, ...args: string[]): Promise<MeasuredProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--conditions=source", "--import", "tsx"],
    // Only the benchmark writes to the output.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  children.push(child);
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

/** Ends all started processes. */
export function stopProcesses(): void {
  for (const child of children) if (child.connected) child.disconnect();
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
