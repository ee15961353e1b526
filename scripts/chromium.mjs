import { existsSync } from "node:fs";

/** Where Debian puts the browser without windows: the tests take half the CPU time in it. */
export const headlessShell = "/usr/bin/chromium-headless-shell";

const places = [
  headlessShell,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

/** The path of a Chromium on this machine: CHROMIUM_PATH, else the usual places; undefined when there is none. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
}

/** Arguments that keep Chromium from calling Google's hosts, and let it run as root in a container. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--disable-gpu",
];
