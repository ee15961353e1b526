import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./bootstrap.mjs";

/**
 * Bundles the demo into one file, for tests that start it often: from source it loads a thousand files, at four times the
 * CPU time. Returns the file, and what removes it.
 */
export async function bundleDemo() {
  // Below the demo, so that it finds the demo's own packages.
  const cache = join(root, "demo/node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "bundle-"));
  const program = join(folder, "main.mjs");
  await build({
    entryPoints: [join(root, "demo/src/main.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["source"],
    external: ["express", "libsql", "pg", "vite"],
    // CommonJS packages within.
    banner: {
      js: `import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);`,
    },
    plugins: [filesStayInPlace, rolldownStaysOutside],
  });
  return { program, remove: () => rmSync(folder, { recursive: true }) };
}

/** Modules that read a file beside them still find it. */
const filesStayInPlace = {
  name: "files stay in place",
  setup({ onLoad }) {
    onLoad({ filter: /\/(packages|demo)\/.*\/?src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll("import.meta.url", url), loader: "ts" };
    });
  },
};

/** It belongs to the repository, not to the demo. */
const rolldownStaysOutside = {
  name: "rolldown stays outside",
  setup({ onResolve }) {
    onResolve({ filter: /^rolldown\// }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
      external: true,
    }));
  },
};
