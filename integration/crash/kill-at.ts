import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Runs a shop's process; returns the step at which it was killed, or undefined if it finished. */
export async function killAt<T extends { readonly killAt: number }>(
  program: string,
  task: T,
): Promise<string | undefined> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ["ignore", "inherit", "pipe"],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (signal === "SIGKILL") return said.trim();
  if (code === 0) return undefined;
  throw new Error(`The shop's process ended with ${String(code ?? signal)} at step ${task.killAt}:\n${said}`);
}
