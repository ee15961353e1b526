import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isOnPath, runCommand } from "./run-command.mjs";

/** Folder of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const leastNode = [20, 19];
const pnpmVersion = "12.21.0";
const installNotes = join(root, "node_modules", ".sips-kit-install");

/**
 * Prepares a fresh clone: checks Node, finds pnpm, installs the dependencies of pnpm-lock.yaml if they are missing or
 * stale. Uses only Node, because nothing is installed yet. Exits with a message when it cannot continue.
 */
export async function bootstrap() {
  requireNode();
  const wanted = installFingerprint();
  if (installedFingerprint() === wanted) return;
  const startedAt = Date.now();
  const [command, ...first] = await findPnpm();
  console.log("bootstrap: installing the dependencies of pnpm-lock.yaml ...");
  const install = await runCommand(command, [...first, "install", "--frozen-lockfile"], { cwd: root });
  if (install.exitCode !== 0) stop(whyInstallFailed(install.output));
  writeFileSync(installNotes, wanted);
  console.log(`bootstrap: ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [leastMajor, leastMinor] = leastNode;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  stop(`Node ${process.versions.node} is too old: sips-kit needs ${leastNode.join(".")} or newer.`);
}

/**
 * The installed pnpm if it has the right version; otherwise npm fetches it for this run. No corepack: its signature
 * check fails.
 */
export async function findPnpm() {
  if (isOnPath("pnpm")) {
    const answer = await runCommand("pnpm", ["--version"], { cwd: root, quiet: true });
    const version = answer.output.trim();
    if (version.startsWith("12.21.")) return ["pnpm"];
    console.log(`bootstrap: pnpm ${version} is installed, ${pnpmVersion} is needed`);
  }
  console.log(`bootstrap: fetching pnpm ${pnpmVersion} with npx ...`);
  return ["npx", "-y", `pnpm@${pnpmVersion}`];
}

const registrySilence =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|ERR_SOCKET_TIMEOUT/;

function whyInstallFailed(output) {
  if (registrySilence.test(output)) {
    return [
      "The npm registry cannot be reached, and the dependencies are not installed yet.",
      "Check the network or the proxy, and `npm config get registry`; then run the same command again.",
    ].join("\n");
  }
  if (output.includes("ERR_PNPM_OUTDATED_LOCKFILE")) {
    return "pnpm-lock.yaml does not match the package.json files: run `pnpm install` and commit the lock file.";
  }
  return "The dependencies could not be installed; the lines above say why.";
}

/** Changes when the lock file, the workspace or any package.json changes. */
function installFingerprint() {
  const folders = [".", "demo", "integration", "simulation", "e2e", "bench"];
  for (const name of readdirSync(join(root, "packages"))) folders.push(join("packages", name));
  const files = folders.map((folder) => join(folder, "package.json"));
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...files].sort()) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function installedFingerprint() {
  return existsSync(installNotes) ? readFileSync(installNotes, "utf8") : undefined;
}

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bootstrap();
