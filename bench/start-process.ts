import { fork, type ChildProcess } from "node:child_process";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const children: ChildProcess[] = [];

/** Starts one of the benchmarks' servers as a process of its own; returns its address. */
export async function startProcess(file: string, ...args: string[]): Promise<string> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--conditions=source", "--import", "tsx"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once("message", (address) => resolve(`http://127.0.0.1:${(address as AddressInfo).port}`));
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

/** Ends all of them. */
export function stopProcesses(): void {
  for (const child of children) if (child.connected) child.disconnect();
}
