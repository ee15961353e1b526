import { chromiumPath } from "./chromium.mjs";
import { isOnPath, runCommand } from "./run-command.mjs";

/**
 * Ensures a Chromium for the browser tests: installs Debian's if permitted, or else says what is missing. True when
 * there is one.
 */
export async function installChromium() {
  if (chromiumPath()) return true;
  if (!isOnPath("apt-get")) return missing("install Chromium or Chrome, and give its path in CHROMIUM_PATH");
  if (process.getuid?.() !== 0) return missing("run `sudo apt-get install -y chromium`");
  console.log("chromium: installing Debian's package ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", "chromium"];
  const first = await runCommand("apt-get", install, { env, quiet: true });
  if (first.exitCode !== 0) {
    // A new machine has no package lists yet.
    await runCommand("apt-get", ["update"], { env, quiet: true });
    const second = await runCommand("apt-get", install, { env, quiet: true });
    if (second.exitCode !== 0) console.error(second.output.slice(-2_000));
  }
  return chromiumPath()
    ? true
    : missing("apt-get could not install the package `chromium`; install it by hand");
}

function missing(advice) {
  console.error(`chromium: none found. To run the browser tests, ${advice}.`);
  return false;
}
