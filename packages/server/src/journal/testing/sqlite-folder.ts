import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for a test, and the path for its journal. */
export async function createSqliteFolder(
  ...path: readonly string[]
): Promise<{ folder: string; file: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "sips-journal-")));
  return { folder, file: join(folder, ...path, "journal.db") };
}
