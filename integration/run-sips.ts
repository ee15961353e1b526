import type { Terminal } from "../packages/server/src/cli/input/command.js";
import { run } from "../packages/server/src/cli/run.js";

interface Given extends Partial<Pick<Terminal, "isClosed" | "readInput">> {
  /** What is answered to a question; without it nobody can be asked. */
  readonly answer?: string | undefined;
}

/** Runs the command line in this process; nothing is on standard input unless `readInput` says so. */
export async function runSips(
  args: readonly string[],
  env: Terminal["env"],
  { answer, ...terminal }: Given = {},
) {
  const told = { out: "", err: "", asked: "" };
  const code = await run(args, {
    env,
    write: (line) => void (told.out += `${line}\n`),
    complain: (line) => void (told.err += `${line}\n`),
    readInput: () => Promise.resolve(""),
    ...(answer !== undefined && {
      ask(question) {
        told.asked += question;
        return Promise.resolve(answer);
      },
    }),
    ...terminal,
  });
  return { ...told, code };
}
