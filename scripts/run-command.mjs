import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Runs a command to its end; forwards its output unless `quiet`, and keeps it to explain a failure. */
export function runCommand(command, args, { cwd, quiet = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    // Windows starts npx and pnpm only through a shell.
    const shell = process.platform === "win32";
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (stream) => (chunk) => {
      output = (output + chunk).slice(-100_000);
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    child.on("error", (error) => resolve({ exitCode: 1, output: `${output}\n${error.message}` }));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/** Whether a command of that name can be started here. */
export function isOnPath(name) {
  const suffixes = process.platform === "win32" ? [".cmd", ".exe"] : [""];
  return (process.env.PATH ?? "").split(delimiter).some((folder) =>
    suffixes.some((suffix) => {
      try {
        accessSync(join(folder, name + suffix), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/** Runs a command silently, and throws its output when it fails. */
export async function runOrThrow(command, args, { cwd }) {
  const { exitCode, output } = await runCommand(command, args, { cwd, quiet: true });
  if (exitCode !== 0) throw new Error(`${[command, ...args].join(" ")} failed:\n${output}`);
  return output;
}
