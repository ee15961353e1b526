import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "./settings.js";

/**
 * The folder of journal and orders. The simulator keeps nothing when it stops, so its shop starts over as well; an
 * unknown gateway with real money does.
 */
export function dataFolder({ dataFolder: folder, environment, gatewayUrl, live }: Settings): string {
  const isUnknownAndLive = gatewayUrl !== undefined && live && environment === "simulator";
  if (!folder && environment === "simulator" && !isUnknownAndLive) {
    return mkdtempSync(join(tmpdir(), "sips-kit-demo-"));
  }
  const named = folder ?? join(".data", isUnknownAndLive ? "live" : environment);
  mkdirSync(named, { recursive: true, mode: 0o700 });
  return named;
}

/** The key for cookies and references; created once and kept next to the journal, readable only by its owner. */
export function signingSecret(folder: string): string {
  const file = join(folder, "signing-key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
