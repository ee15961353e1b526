// Packs all packages of this clone, as they would be published, into the folder that is given: for a shop of your own,
// as long as they are not on npm.
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { packPackages } from "./pack-packages.mjs";

if (process.argv.includes("--help")) {
  console.log("npm run pack [-- FOLDER]: packs all packages as they would be published into FOLDER (packed)");
  process.exit(0);
}
const target = resolve(process.argv[2] ?? "packed");
await bootstrap();
await packPackages(root, await readdir(join(root, "packages")), target);
console.log(`In your shop's folder: npm install ${join(target, "*.tgz")}`);
