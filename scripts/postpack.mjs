// After a package was packed: its manifest is the workspace's again.
import { restoreManifest } from "./publish-manifest.mjs";

await restoreManifest(process.cwd());
