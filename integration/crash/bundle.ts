import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const serverPackage = createRequire(new URL("../../packages/server/package.json", import.meta.url));

/**
 * The shop's process as one file, made from source: hundreds of them are started, and each start from many files takes
 * four times as long.
 */
export async function bundleShopProcess(folder: string): Promise<string> {
  const outfile = join(folder, "shop-process.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("shop-process.ts", import.meta.url))],
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
