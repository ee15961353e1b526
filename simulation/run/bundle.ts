import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const serverPackage = createRequire(join(root, "packages/server/package.json"));

/** A change to one file of the code under test, planted to see whether it is found. */
export interface SourceEdit {
  /** Path below the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** What is simulated: the packages of a checkout, unchanged or with one edit. */
export interface CodeUnderTest {
  /** Root of another checkout; this one when undefined. */
  readonly code?: string | undefined;
  readonly edit?: SourceEdit | undefined;
}

/** Bundles the simulation and the code under test into one file, which a thread runs. */
export async function bundleSimulation(folder: string, { code, edit }: CodeUnderTest = {}): Promise<string> {
  const outfile = join(folder, "simulation.mjs");
  const packages = resolve(code ?? root, "packages");
  await build({
    entryPoints: [join(root, "simulation/run/worker.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["source"],
    logLevel: "error",
    // Dependencies come from this checkout: another one need not be installed.
    nodePaths: ["server", "protocol"].map((name) => join(root, "packages", name, "node_modules")),
    // Express is CommonJS.
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
    plugins: [
      {
        name: "code under test",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(libsql|pg)$/ }, ({ path }) => ({
            path: serverPackage.resolve(path),
            external: true,
          }));
          onResolve({ filter: /^@sips-kit\/(server|protocol)(\/journal)?$/ }, ({ path }) => {
            const [, name = "", entry = "index"] = path.split("/");
            return { path: join(packages, name, "src", `${entry}.ts`) };
          });
          onResolve({ filter: /^\.\.\/packages\// }, ({ path }) => ({
            path: join(packages, path.slice("../packages/".length).replace(/\.js$/, ".ts")),
          }));
          if (!edit) return;
          const edited = join(resolve(code ?? root), edit.file);
          onLoad({ filter: /\.ts$/ }, async ({ path }) =>
            path === edited ? { contents: await readEdited(path, edit), loader: "ts" } : undefined,
          );
        },
      },
    ],
  });
  return outfile;
}

async function readEdited(path: string, { find, replace }: SourceEdit): Promise<string> {
  const text = await readFile(path, "utf8");
  if (text.split(find).length !== 2) {
    throw new Error(`The text to be changed does not stand in ${relative(root, path)} exactly once.`);
  }
  return text.replace(find, () => replace);
}
