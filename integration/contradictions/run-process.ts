import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { ContradictedTask } from "./contradicted-process.js";

/** Runs a server process of the shop until it is killed; false if it finished before. */
export async function runProcess(program: string, task: ContradictedTask): Promise<boolean> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ["ignore", "inherit", "pipe"],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (signal === "SIGKILL") return true;
  if (code === 0) return false;
  throw new Error(`The shop's process ended with ${String(code ?? signal)}:\n${said}`);
}
