import { readFile } from "node:fs/promises";
import { isAbsolute, join, parse } from "node:path";

/** The package.json in a folder. */
export async function readManifest(folder) {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

/** The code that a package publishes: for each of its exports and commands, the name of its file and the source of it. */
export function publishedCode(folder, { exports, bin, publishConfig }) {
  const modules = Object.entries(publishConfig.exports).map(([name, published]) => [
    parse(published.default).name,
    join(folder, exports[name].source),
  ]);
  const commands = Object.entries(publishConfig.bin ?? {}).map(([name, published]) => [
    parse(published).name,
    join(folder, bin[name].replace("/dist/", "/src/").replace(/js$/, "ts")),
  ]);
  return Object.fromEntries([...modules, ...commands]);
}

/** The types that a package publishes: for each of its exports the name of its file, and what tsc has written for it. */
export function publishedTypes(folder, { exports, publishConfig }) {
  const modules = Object.entries(publishConfig.exports);
  return Object.fromEntries(
    modules.map(([name, published]) => [parse(published.default).name, join(folder, exports[name].types)]),
  );
}

/** True for a package that is installed next to this one, as opposed to a file of this one or code copied into it. */
export function installedBeside({ dependencies, peerDependencies, devDependencies = {} }) {
  const names = Object.keys({ ...dependencies, ...peerDependencies });
  const copied = Object.keys(devDependencies).filter((name) => !names.includes(name));
  // Helpers that the compiler needs in a few places are copied as well.
  copied.push("@oxc-project/runtime");
  return (id) =>
    !/^[./\0]/.test(id) &&
    !isAbsolute(id) &&
    !copied.some((name) => id === name || id.startsWith(`${name}/`));
}
