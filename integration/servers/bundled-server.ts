import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { bundleProgram } from "../bundle-program.js";

/** Bundles the server process once for the tests of a file. Returns what gives its program while they run. */
export function bundleServer(): () => string {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sips-kit-servers-"));
    program = await bundleProgram(new URL("server-process.ts", import.meta.url), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return () => program;
}
