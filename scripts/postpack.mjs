// After packing: restores the workspace's manifest.
import { restoreManifest } from "./publish-manifest.mjs";

await restoreManifest(process.cwd());
