// Packs every package as it would be published, and looks at it as a stranger would: publint, attw, its files, and
// whether Node and a strict TypeScript can import each of its entries.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { isOnPath, runCommand } from "./run-command.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);
const pnpm = isOnPath("pnpm") ? ["pnpm"] : ["npx", "-y", "pnpm@12.21.0"];
// Only what the package needs to run and to be read; the sources are for source maps.
const unwanted = /\.test\.[cm]?ts$|\.tsbuildinfo$|\/testing\//;

await bootstrap();
const folder = await mkdtemp(join(tmpdir(), "sips-kit-packages-"));
try {
  await must("compile", bin("tsc"), ["-b"], root);
  const packages = [];
  for (const name of await readdir(join(root, "packages"))) packages.push(await unpack(name));
  for (const one of packages) await look(one);
  await importEverything(packages);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Packs the package and lays it out as an installation would, beside the dependencies that are installed here. */
async function unpack(name) {
  const source = join(root, "packages", name);
  const target = join(folder, "node_modules", "@sips-kit", name);
  await mkdir(target, { recursive: true });
  await must(
    `pack ${name}`,
    pnpm[0],
    [...pnpm.slice(1), "pack", "--out", join(folder, `${name}.tgz`)],
    source,
  );
  await must(`unpack ${name}`, "tar", ["-xzf", `${name}.tgz`, "-C", target, "--strip-components=1"], folder);
  await linkDependencies(join(source, "node_modules"), join(target, "node_modules"));
  const manifest = JSON.parse(await readFile(join(target, "package.json"), "utf8"));
  const files = await readdir(target, { recursive: true });
  return { name, target, manifest, files, tarball: join(folder, `${name}.tgz`) };
}

async function linkDependencies(from, to) {
  await mkdir(to, { recursive: true });
  // Our own packages must be found as packed ones, one folder up. A package without dependencies has no folder.
  const names = (await readdir(from).catch(() => [])).filter((name) => !/^[.]|^@sips-kit$/.test(name));
  for (const name of names) await symlink(join(from, name), join(to, name));
}

async function look({ target, manifest, files, tarball }) {
  console.log(`\n${manifest.name}`);
  await check("publint", bin("publint"), ["run", tarball, "--strict"]);
  await check("attw", bin("attw"), [tarball, "--profile", "esm-only"]);
  const text = await readFile(join(target, "package.json"), "utf8");
  const owned = files.filter((file) => !file.startsWith("node_modules"));
  tell("files", [
    ...["README.md", "LICENSE"].filter((file) => !owned.includes(file)).map((file) => `no ${file}`),
    ...owned.filter((file) => unwanted.test(file)).map((file) => `${file} is no part of a package`),
    ...(text.includes('"source":') ? ["exports lead to the sources"] : []),
    ...(text.includes('"workspace:') ? ["a dependency has no version"] : []),
  ]);
}

/** Each entry of each package in one module, run by Node and checked by TypeScript without skipLibCheck. */
async function importEverything(packages) {
  const entries = packages.flatMap(({ manifest }) =>
    Object.keys(manifest.exports).map((entry) => manifest.name + entry.slice(1)),
  );
  const lines = entries.map((entry, index) => `export * as entry${index} from "${entry}";`);
  await writeFile(join(folder, "all.mts"), lines.join("\n"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    skipLibCheck: false,
    noEmit: true,
  };
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: ["all.mts"] }),
  );
  console.log(`\nall ${entries.length} entries together`);
  await check("tsc", bin("tsc"), ["-p", folder]);
  for (const entry of entries) {
    await check(`node ${entry}`, process.execPath, ["--input-type=module", "-e", `await import("${entry}")`]);
  }
}

async function check(what, command, args) {
  const { exitCode, output } = await runCommand(command, args, { cwd: folder, quiet: true });
  tell(what, exitCode === 0 ? [] : [output.trim()]);
}

function tell(what, faults) {
  console.log(`  ${what}: ${faults.length === 0 ? "ok" : "FAILED"}`);
  for (const fault of faults) console.log(fault.replaceAll(/^/gm, "    "));
  if (faults.length > 0) process.exitCode = 1;
}

async function must(what, command, args, cwd) {
  const { exitCode, output } = await runCommand(command, args, { cwd, quiet: true });
  if (exitCode !== 0) throw new Error(`${what} failed:\n${output}`);
}
