// After packing: restores the workspace's manifest, and removes the copy of the documentation.
import { removeDocs } from "./publish-docs.mjs";
import { restoreManifest } from "./publish-manifest.mjs";

await restoreManifest(process.cwd());
await removeDocs(process.cwd());
