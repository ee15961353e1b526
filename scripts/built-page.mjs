import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

/**
 * Builds a page with Vite's defaults, as a shop's build would, and returns the chunks that the page loads: static
 * imports of `script`, and of its dynamic imports those with a module whose path matches `later`.
 */
export async function builtPage(folder, { script, later, plugins = [] }) {
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><script type="module" src="/page.js"></script>',
  );
  await writeFile(join(folder, "page.js"), script);
  const { output } = await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    plugins,
    build: { write: false },
  });
  const chunks = new Map(output.filter(({ type }) => type === "chunk").map((one) => [one.fileName, one]));
  const loaded = new Set();
  const isWanted = (name) =>
    Object.keys(chunks.get(name)?.modules ?? {}).some((module) => later?.test(module));
  const load = (name) => {
    const chunk = chunks.get(name);
    if (!chunk || loaded.has(name)) return;
    loaded.add(name);
    chunk.imports.forEach(load);
    chunk.dynamicImports.filter(isWanted).forEach(load);
  };
  for (const { isEntry, fileName } of chunks.values()) if (isEntry) load(fileName);
  if (later && ![...loaded].some(isWanted))
    throw new Error(`The page loads no module that matches ${later}.`);
  return [...loaded].map((name) => chunks.get(name));
}

/**
 * Removes what Vite adds to a page with dynamic imports: a module preload polyfill, and a wrapper around each import.
 */
export const withoutViteRuntime = {
  name: "without-vite-runtime",
  enforce: "pre",
  resolveId: (id) => (id.includes("modulepreload-polyfill") ? "\0nothing" : undefined),
  load(id) {
    if (id === "\0nothing") return "";
    return id.includes("preload-helper") ? "export const __vitePreload = (load) => load();" : undefined;
  },
};
