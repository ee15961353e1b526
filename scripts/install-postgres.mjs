import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isOnPath, runCommand } from "./run-command.mjs";

/** Folder of PostgreSQL's server programs, the newest version first; undefined when there are none. */
export function postgresBinaries() {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(debianFolder, version, "bin"));
  return [process.env.POSTGRES_BIN, ...folders].find(
    (folder) => folder && existsSync(join(folder, "initdb")),
  );
}

// Debian and Ubuntu keep them off the path, one folder per version.
const debianFolder = "/usr/lib/postgresql";

/**
 * Ensures a PostgreSQL for the journal's tests: installs Debian's if permitted, or else says what is missing. True when
 * there is one.
 */
export async function installPostgres() {
  if (postgresBinaries()) return true;
  if (!isOnPath("apt-get")) {
    return missing("install PostgreSQL 12 or newer, and give the folder of its `initdb` in POSTGRES_BIN");
  }
  if (process.getuid?.() !== 0) return missing("run `sudo apt-get install -y postgresql`");
  console.log("postgres: installing Debian's package ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update"], { env, quiet: true });
  const install = ["install", "-y", "--no-install-recommends", "postgresql"];
  const { output } = await runCommand("apt-get", install, { env, quiet: true });
  if (postgresBinaries()) return true;
  console.error(output.slice(-2_000));
  return missing("apt-get could not install the package `postgresql`; install it by hand");
}

function missing(advice) {
  console.error(`postgres: none found. To run the tests of the journal on PostgreSQL, ${advice}.`);
  return false;
}
