import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";

/** Who holds a lock, and when they last said so. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly seenAt: number;
}

/** For so long, a lock of another host counts without being renewed. */
const deadAfterMs = 30_000;

/**
 * Keeps a second process away from a state file, which it would rewrite while the first one still appends to the old
 * file. The lock holds a process id, so that the lock of a killed process does not count. The id says nothing to another
 * host or container that shares the file, so the lock holds the host's name as well, and is renewed while it is held.
 * Returns what releases it.
 */
export function lockStateFile(path: string, renewEveryMs = 5_000): () => void {
  const lock = `${path}.lock`;
  const owner = ownerOf(lock);
  if (owner && isAlive(owner)) {
    const where = owner.host === hostname() ? "" : ` of host ${owner.host}`;
    throw new Error(
      `${path} is used by another simulator, process ${owner.pid}${where}: stop it, or start with another file. ` +
        `If that process is no simulator, delete ${lock}.`,
    );
  }
  rmSync(lock, { force: true });
  // Fails if another process has been faster.
  writeFileSync(lock, `${process.pid} ${hostname()}`, { flag: "wx" });
  const renewing = setInterval(() => renew(lock), renewEveryMs).unref();
  return () => {
    clearInterval(renewing);
    rmSync(lock, { force: true });
  };
}

function ownerOf(lock: string): Owner | undefined {
  try {
    const [pid, host = hostname()] = readFileSync(lock, "utf8").split(" ");
    // A kill may have left it empty.
    return Number(pid) > 0 ? { pid: Number(pid), host, seenAt: statSync(lock).mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host, seenAt }: Owner): boolean {
  if (host !== hostname()) return Math.abs(Date.now() - seenAt) < deadAfterMs;
  // In a container, a simulator that was killed often had the id that this one has.
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process of another user may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function renew(lock: string): void {
  try {
    utimesSync(lock, new Date(), new Date());
  } catch {
    // Somebody has deleted it, as the message says.
  }
}
