import { fork } from "node:child_process";
import { once } from "node:events";
import type { LeftOver, PaymentStep } from "@sips-kit/server";
import type { ServerCommand, ServerTask } from "./server-process.js";

/** How a server ended that was told to stop. */
export interface Closed {
  readonly left: LeftOver;
  readonly tookMs: number;
  readonly log: readonly PaymentStep[];
}

/** A shop's server that runs in a process of its own. */
export interface Server {
  readonly url: string;
  /** What it had logged when it was ready. */
  readonly log: readonly PaymentStep[];
  tell(command: ServerCommand): void;
  closes(withinMs: number): Promise<Closed>;
  /** Kills it like a power cut. */
  kill(): Promise<void>;
}

/**
 * Starts a server; `program` is what `bundleProgram` has made of server-process.ts.
 *
 * @param longestFileKb to which size its files may grow; a write beyond it fails
 */
export async function startServer(
  program: string,
  task: ServerTask,
  longestFileKb?: number,
): Promise<Server> {
  const child = fork(program, [JSON.stringify(task)], {
    ...(longestFileKb === undefined ? { execArgv: [] } : limitedTo(longestFileKb)),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exit = once(child, "exit");
  const ready = once(child, "message").then(([message]) => message as Pick<Server, "url" | "log">);
  const died = exit.then(() => Promise.reject(new Error("The server ended before it was ready.")));
  const { url, log } = await Promise.race([ready, died]);
  died.catch(() => {});
  const tell = (command: ServerCommand) => void child.send(command);
  return {
    url,
    log,
    tell,
    async closes(closeWithinMs) {
      const told = once(child, "message");
      tell({ closeWithinMs });
      // What it sends then, and the only thing that it does.
      const [{ closed }] = (await told) as [{ closed: Closed }];
      await exit;
      return closed;
    },
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

/** The shell sets the limit, and ignores its signal, so that writes fail instead of ending the process. */
function limitedTo(longestFileKb: number) {
  // Blocks of 512 bytes to the shell of POSIX.
  const script = `trap "" XFSZ; ulimit -f ${longestFileKb * 2}; exec "$0" "$@"`;
  return { execPath: "/bin/sh", execArgv: ["-c", script, process.execPath] };
}
