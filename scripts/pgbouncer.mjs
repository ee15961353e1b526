import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isOnPath, runCommand } from "./run-command.mjs";
import { asOwner, freePort, ownerOfProcesses } from "./postgres.mjs";

/**
 * Starts PgBouncer in transaction mode in front of a PostgreSQL server, which each transaction reaches over another one
 * of three connections. Returns its address.
 */
export async function startPgBouncer(serverUrl) {
  await installPgBouncer();
  const { hostname, port: serverPort, username, pathname } = new URL(serverUrl);
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-pgbouncer-"));
  const port = await freePort();
  const settings = [
    "[databases]",
    `* = host=${hostname} port=${serverPort} user=${username}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = any",
    "pool_mode = transaction",
    "default_pool_size = 3",
    "server_round_robin = 1",
  ];
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(file, settings.join("\n"));
  const owner = ownerOfProcesses();
  for (const path of owner ? [folder, file] : []) chownSync(path, owner.uid, owner.gid);
  const [command, args] = asOwner(owner, "/usr/sbin/pgbouncer", ["--quiet", file]);
  const child = spawn(command, args, { stdio: "ignore", cwd: "/" });
  process.once("exit", () => child.kill());
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}.`);
    await sleep(20);
  }
  return {
    url: `postgres://${username}@127.0.0.1:${port}${pathname}`,
    close() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function installPgBouncer() {
  if (existsSync("/usr/sbin/pgbouncer")) return;
  if (isOnPath("apt-get") && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update"], { env, quiet: true });
    await runCommand("apt-get", ["install", "-y", "--no-install-recommends", "pgbouncer"], {
      env,
      quiet: true,
    });
  }
  if (!existsSync("/usr/sbin/pgbouncer"))
    throw new Error("PgBouncer is missing: run `sudo apt-get install -y pgbouncer`");
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (isOpen) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
