import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PaymentsConfigurationError, type Gateway } from "@sips-kit/server";
import type { Settings } from "./settings.js";

/**
 * The folder of journal and orders. The simulator keeps nothing when it stops, so its shop starts over as well; an
 * unknown gateway with real money does.
 *
 * @throws PaymentsConfigurationError when it cannot be made or written
 */
export function dataFolder(
  { dataFolder: folder, environment }: Settings,
  { stage }: Pick<Gateway, "stage">,
): string {
  const isUnknown = environment === "simulator";
  if (!folder && isUnknown && stage !== "production") return mkdtempSync(join(tmpdir(), "sips-kit-demo-"));
  const named = folder ?? join(".data", isUnknown ? "live" : environment);
  try {
    makeFolder(named);
    // The dot tells a folder from a file.
    accessSync(`${named}/.`, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // Node's file functions throw nothing else.
    throw new PaymentsConfigurationError(
      "SHOP_DATA",
      `a folder that can be written, not ${named} (${code})`,
      "demo",
    );
  }
  return named;
}

/** Not `recursive` of Node, which tries forever below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** The key for cookies and references; created once and kept next to the journal, readable only by its owner. */
export function signingSecret(folder: string): string {
  const file = join(folder, "signing-key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
