import { existsSync } from "node:fs";
import { chromiumPath, headlessShell } from "./chromium.mjs";
import { isOnPath, runCommand } from "./run-command.mjs";

/**
 * Ensures a Chromium for the browser tests: installs Debian's headless shell if permitted, or else says what is missing.
 * True when there is one, which may be a whole Chromium.
 */
export async function installChromium() {
  if (process.env.CHROMIUM_PATH || existsSync(headlessShell)) return true;
  const mayInstall = isOnPath("apt-get") && process.getuid?.() === 0;
  if (mayInstall) await installHeadlessShell();
  if (chromiumPath()) return true;
  if (!isOnPath("apt-get")) return missing("install Chromium or Chrome, and give its path in CHROMIUM_PATH");
  if (!mayInstall) return missing("run `sudo apt-get install -y chromium-headless-shell`");
  return missing("apt-get could not install the package `chromium-headless-shell`; install it by hand");
}

async function installHeadlessShell() {
  console.log("chromium: installing Debian's headless shell ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", "chromium-headless-shell"];
  const first = await runCommand("apt-get", install, { env, quiet: true });
  if (first.exitCode === 0 || chromiumPath()) return;
  // A new machine has no package lists yet.
  await runCommand("apt-get", ["update"], { env, quiet: true });
  const second = await runCommand("apt-get", install, { env, quiet: true });
  if (second.exitCode !== 0) console.error(second.output.slice(-2_000));
}

function missing(advice) {
  console.error(`chromium: none found. To run the browser tests, ${advice}.`);
  return false;
}
