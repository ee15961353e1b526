// Builds what a package publishes, in the package's folder, before pnpm or npm packs it. Named folders are included
// unchanged: `node ../../scripts/prepack.mjs src/hosted-fields/browser`.
import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { publishDocs } from "./publish-docs.mjs";
import { publishManifest, restoreManifest } from "./publish-manifest.mjs";
import { runCommand } from "./run-command.mjs";

await bootstrap();
const folder = process.cwd();
// npm may have been interrupted the last time.
await restoreManifest(folder);
await compile();
// Imported only now, because a fresh clone gets them from the bootstrap.
const [{ bundleCode }, { bundleTypes }] = await Promise.all([
  import("./bundle-code.mjs"),
  import("./bundle-types.mjs"),
]);
await bundleCode(folder, join(folder, "lib"));
await bundleTypes(folder, join(folder, "lib"));
for (const name of process.argv.slice(2)) await copyForBrowser(join(folder, name));
await publishDocs(folder);
if (!process.env.npm_config_user_agent?.startsWith("pnpm/")) await publishManifest(folder);

async function compile() {
  const { exitCode } = await runCommand(join(root, "node_modules", ".bin", "tsc"), ["-b"], { cwd: folder });
  if (exitCode !== 0) process.exit(exitCode);
}

async function copyForBrowser(source) {
  const isServed = (path) => path === source || /\.(js|css)$/.test(path);
  await cp(source, join(folder, "lib", basename(source)), { recursive: true, filter: isServed });
}
