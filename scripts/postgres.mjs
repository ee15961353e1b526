import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPostgres, postgresBinaries } from "./install-postgres.mjs";
import { runCommand } from "./run-command.mjs";

/**
 * Starts a private PostgreSQL: a new cluster in a temporary folder, on a free port of 127.0.0.1, without password,
 * removed at the end. Returns its address (database `postgres`) and functions to control the server. Without
 * `isDurable` it does not wait for the disk: faster for tests, useless for measurements.
 */
export async function startPostgres({ isDurable = true } = {}) {
  if (!(await installPostgres()))
    throw new Error("PostgreSQL is missing; the lines above say what to install.");
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-postgres-"));
  const owner = ownerOfProcesses();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const log = join(folder, "log");
  const port = await freePort();
  // UTF-8 with the C locale, as often in containers. Ids must not depend on the locale; their columns ensure that.
  const initialise = ["--pgdata", data, "--username", "sips", "--auth", "trust", "--encoding", "UTF8"];
  await run(owner, "initdb", [...initialise, "--locale", "C", "--no-sync"]);
  const options = [`-p ${port}`, "-c listen_addresses=127.0.0.1", "-c unix_socket_directories=''"];
  if (!isDurable) options.push("-c fsync=off", "-c full_page_writes=off");
  const control = (...args) => run(owner, "pg_ctl", ["--pgdata", data, "--log", log, "--wait", ...args]);
  const start = () => control("start", "--options", options.join(" "));
  const stop = (mode = "fast") => control("stop", "--mode", mode);
  const stopAtExit = stopWithProcess(owner, data, folder);
  try {
    await start();
  } catch (error) {
    if (existsSync(log)) error.message += `\n${readFileSync(log, "utf8").slice(-2_000)}`;
    throw error;
  }
  return {
    url: `postgres://sips@127.0.0.1:${port}/postgres`,
    start,
    createDatabase: (name) =>
      run(owner, "createdb", ["--host=127.0.0.1", `--port=${port}`, "--username=sips", name]),
    /** Stops it: `fast` ends all connections, `immediate` is a crash. `start` brings it back with its data. */
    stop,
    /** Stops it for good and removes its folder. */
    async close() {
      process.removeListener("exit", stopAtExit);
      if (existsSync(join(data, "postmaster.pid"))) await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a hot standby that follows a server of `startPostgres`, and answers queries meanwhile. Returns its address, and
 * a function that removes it.
 */
export async function startStandby(primaryUrl) {
  const { port: primaryPort, username } = new URL(primaryUrl);
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-standby-"));
  const owner = ownerOfProcesses();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const from = ["--host=127.0.0.1", `--port=${primaryPort}`, `--username=${username}`];
  await run(owner, "pg_basebackup", [
    ...from,
    "--pgdata",
    data,
    "--write-recovery-conf",
    "--checkpoint=fast",
    "--no-sync",
  ]);
  const control = (...args) =>
    run(owner, "pg_ctl", ["--pgdata", data, "--log", join(folder, "log"), "--wait", ...args]);
  await control(
    "start",
    "--options",
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`,
  );
  const stopAtExit = stopWithProcess(owner, data, folder);
  return {
    url: `postgres://${username}@127.0.0.1:${port}/postgres`,
    async close() {
      process.removeListener("exit", stopAtExit);
      await control("stop", "--mode", "immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** So that a process which exits without stopping its server leaves none behind. Returns the listener for `exit`. */
function stopWithProcess(owner, data, folder) {
  const stopAtExit = () => {
    const stop = ["--pgdata", data, "--mode", "immediate", "stop"];
    const [command, args] = asOwner(owner, join(postgresBinaries(), "pg_ctl"), stop);
    spawnSync(command, args, { stdio: "ignore", cwd: "/" });
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stopAtExit);
  return stopAtExit;
}

/** PostgreSQL refuses to run as root; then its package's own user runs it. */
export function ownerOfProcesses() {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((one) => one.startsWith("postgres:"));
  if (!line)
    throw new Error("PostgreSQL does not run as root, and there is no user `postgres` here to run it.");
  const [, , uid, gid] = line.split(":").map(Number);
  return { uid, gid };
}

async function run(owner, program, args) {
  const [command, all] = asOwner(owner, join(postgresBinaries(), program), args);
  // Not in our own folder, which the user `postgres` may not be able to read.
  const { exitCode, output } = await runCommand(command, all, { cwd: "/", quiet: true });
  if (exitCode !== 0) throw new Error(`${program} failed:\n${output.slice(-2_000)}`);
}

/** Runs a program as that user, or as this one. */
export function asOwner(owner, path, args) {
  if (!owner) return [path, args];
  return ["setpriv", [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", path, ...args]];
}

/** A port of 127.0.0.1 on which nothing listens. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
