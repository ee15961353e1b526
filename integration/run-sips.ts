import type { Terminal } from "../packages/server/src/cli/input/command.js";
import { run } from "../packages/server/src/cli/run.js";

/** Runs the command line in this process: unless given, nothing is on standard input, and nobody is at the keyboard. */
export async function runSips(
  args: readonly string[],
  env: Terminal["env"],
  more: Partial<Pick<Terminal, "ask" | "isClosed" | "readInput">> = {},
) {
  const told = { out: "", err: "" };
  const code = await run(args, {
    env,
    write: (line) => void (told.out += `${line}\n`),
    complain: (line) => void (told.err += `${line}\n`),
    readInput: () => Promise.resolve(""),
    ...more,
  });
  return { ...told, code };
}
