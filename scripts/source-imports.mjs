import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The packages and the demo, relative to the repository. */
export function sourceFolders() {
  return [...readdirSync(path.join(root, "packages")).map((name) => `packages/${name}`), "demo"];
}

/** All imports of a file: paths of this package as files, those of others by name. Ignores comments. */
export function importsOf(file) {
  const text = readFileSync(file, "utf8").replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"]+)"/g);
  return [...found].map(([, target]) =>
    target.startsWith(".") ? path.resolve(path.dirname(file), target) : target,
  );
}

/** The source files below a folder, without tests and what only they use. */
export function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : sourceFiles(file);
    return /\.(ts|js)$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name) ? [file] : [];
  });
}
