import { spawn } from "node:child_process";
import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";

/** Prepares the clone, then runs a TypeScript file without a build, until it ends or is stopped. */
export async function startFromSource(file, args) {
  await bootstrap();
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--import", "tsx", join(root, file), ...args],
    // The IPC channel tells the child when this process has ended, for whatever reason.
    { stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

/** npm forwards a signal to its shell, which dies without telling us; we notice by a new parent process. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && stop(), 250).unref();
}
