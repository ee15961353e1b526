import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file and its content. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * All files below a folder that a running shop writes to. A draft of an e-mail may get its final name between the
 * listing and the reading; then everything is listed again.
 */
export function readFolder(folder: string): ReadFile[] {
  for (;;) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({ name, bytes: bytesOf(join(parentPath, name)) }));
    if (files.every(isThere)) return files;
  }
}

function isThere(file: { readonly name: string; readonly bytes: Buffer | undefined }): file is ReadFile {
  return file.bytes !== undefined;
}

/** The content of a file; undefined when it has gone since the listing. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
