import { readFile } from "node:fs/promises";
import { basename, parse } from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import { build, defaultClientConditions, type Rolldown } from "vite";
import { minifiedTemplates } from "../../../scripts/minified-templates.mjs";
import { elementScripts } from "../shop/payment-choices.js";

/** A static file of the shop. */
interface Asset {
  readonly type: string;
  readonly body: Uint8Array;
}

const styles = ["tokens.css", "shop.css", "checkout.css", "order.css", "developer.css"].map(
  (name) => `pages/${name}`,
);
const scripts = [
  "basket",
  "checkout",
  "account",
  "office",
  "phone-order",
  "print",
  "result",
  "typed-numbers",
];

/** Serves the style sheets, the icon and the page's scripts, which Vite builds from source when the shop starts. */
export async function serveAssets(): Promise<Router> {
  const assets = new Map<string, Asset>([
    ...(await Promise.all([...styles, "office/office.css"].map(readStyle))),
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

async function readStyle(path: string): Promise<[string, Asset]> {
  return [basename(path), { type: "text/css", body: await readFile(here(`../${path}`)) }];
}

/** Code splitting at dynamic imports: the encryption is loaded only when a card is typed. */
async function bundleScripts(): Promise<[string, Asset][]> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    root: here("../browser"),
    base: "/assets/",
    publicDir: false,
    resolve: { conditions: ["source", ...defaultClientConditions] },
    // As in the published packages.
    plugins: [minifiedTemplates],
    build: {
      write: false,
      rolldownOptions: {
        // A warning about a slow build is of no use to the person who starts the shop.
        checks: { bundlerTimings: false, pluginTimings: false },
        input: {
          ...Object.fromEntries(scripts.map((name) => [name, here(`../browser/${name}.ts`)])),
          ...Object.fromEntries(
            Object.entries(elementScripts).map(([file, module]) => [parse(file).name, module]),
          ),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  // One output was requested, without watch mode.
  const { output } = built as Rolldown.RolldownOutput;
  return output.flatMap((file) =>
    file.type === "chunk" ? [[file.fileName, { type: "text/javascript", body: Buffer.from(file.code) }]] : [],
  );
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
