import { readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Keeps a second process away from a state file, which it would rewrite while the first one still appends to the old
 * file. The lock holds a process id, so that the lock of a killed process does not count. Returns what releases it.
 */
export function lockStateFile(path: string): () => void {
  const lock = `${path}.lock`;
  const release = () => rmSync(lock, { force: true });
  const owner = ownerOf(lock);
  if (owner !== undefined && isAlive(owner)) {
    throw new Error(
      `${path} is used by another simulator, process ${owner}: stop it, or start with another file. ` +
        `If that process is no simulator, delete ${lock}.`,
    );
  }
  release();
  // Fails if another process has been faster.
  writeFileSync(lock, String(process.pid), { flag: "wx" });
  return release;
}

function ownerOf(lock: string): number | undefined {
  try {
    // A kill may have left it empty.
    return Number(readFileSync(lock, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/** In a container, a simulator that was killed often had the id that this one has. */
function isAlive(owner: number): boolean {
  if (owner === process.pid) return false;
  try {
    return process.kill(owner, 0);
  } catch (error) {
    // The process of another user may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
