import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import { buildForBrowser } from "../../../scripts/browser-build.mjs";

/** A file of the shop as the browser gets it. */
interface Asset {
  readonly type: string;
  readonly body: Uint8Array;
}

/** Serves the style sheet, the icon and the page's scripts, which are bundled from source when the shop starts. */
export async function serveAssets(): Promise<Router> {
  const assets = new Map<string, Asset>([
    ["shop.css", { type: "text/css", body: await readFile(here("../pages/shop.css")) }],
    ["leaf.svg", { type: "image/svg+xml", body: await readFile(here("../pages/leaf.svg")) }],
    ...(await bundleScripts()),
  ]);
  const router = express.Router();
  router.get("/:name", (request, response, next) => {
    const asset = assets.get(request.params.name);
    if (!asset) return next();
    // Chunks carry a hash of their content in the name.
    const isFixed = /-[\w-]{8}\.js$/.test(request.params.name);
    response.set({
      "content-type": `${asset.type}; charset=utf-8`,
      "cache-control": isFixed ? "public, max-age=31536000, immutable" : "no-cache",
      "x-content-type-options": "nosniff",
    });
    response.send(Buffer.from(asset.body));
  });
  return router;
}

/** Split where the code imports on demand: the encryption comes only when a card is typed. */
async function bundleScripts(): Promise<[string, Asset][]> {
  const pages = ["checkout", "result"];
  const bundles = pages.map((name) =>
    buildForBrowser({ entry: `import "./${name}.js";`, from: here("../browser"), name }),
  );
  const chunks = (await Promise.all(bundles)).flat();
  return chunks.map(({ fileName, code }) => [fileName, { type: "text/javascript", body: Buffer.from(code) }]);
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
