import { spawn } from "node:child_process";
import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";

/** Makes the clone ready, then runs a TypeScript file as it stands, without a build, until it ends or is told to stop. */
export async function startFromSource(file, args) {
  await bootstrap();
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--import", "tsx", join(root, file), ...args],
    // The channel tells the child when this process is gone, however it went.
    { stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

/** npm passes a signal on to its shell, and the shell dies of it without a word to us: then our parent is another. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && stop(), 250).unref();
}
