import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFolder, type ReadFile } from "./read-folder.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The demo as a separate process that contains the simulator, as `npm run demo` starts it, but bundled. */
export interface DemoProcess {
  readonly url: string;
  readonly simulatorUrl: string;
  /** Everything that shop and simulator have printed so far. */
  log(): string;
  /** The bytes of every file that the shop has written: journal, write-ahead log, orders. */
  files(): ReadFile[];
  /** Returns how it has ended, and removes its files. */
  stop(): Promise<number | null>;
}

/** Starts it on free ports and waits until it says that it is ready. */
export function startDemoProcess(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<DemoProcess> {
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-e2e-"));
  // Set by global-setup.ts.
  const program = process.env["DEMO_PROGRAM"] ?? "";
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, PORT: "0", SHOP_DATA: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let log = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      const simulatorUrl = /^simulator ready: (\S+)$/m.exec(log)?.[1];
      const url = /^demo ready: (\S+)$/m.exec(log)?.[1];
      if (!simulatorUrl || !url) return;
      resolve({
        url,
        simulatorUrl,
        log: () => log,
        files: () => readFolder(folder),
        async stop() {
          child.kill("SIGTERM");
          const code = await ended;
          rmSync(folder, { recursive: true });
          return code;
        },
      });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then((code) => reject(new Error(`The demo ended with ${code} before it was ready:\n${log}`)));
  });
}
