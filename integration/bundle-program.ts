import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const serverPackage = createRequire(new URL("../packages/server/package.json", import.meta.url));

/**
 * Bundles a test program into one file: starting it from many files takes four times as long.
 *
 * @param entry the program's TypeScript
 */
export async function bundleProgram(entry: URL, folder: string): Promise<string> {
  const outfile = join(folder, basename(entry.pathname).replace(/ts$/, "mjs"));
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["source"],
    // Express is CommonJS.
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
    plugins: [
      {
        name: "stores stay outside",
        setup({ onResolve }) {
          // They load files of their own, from where they are installed.
          onResolve({ filter: /^(libsql|pg)$/ }, ({ path }) => ({
            path: serverPackage.resolve(path),
            external: true,
          }));
        },
      },
    ],
  });
  return outfile;
}
