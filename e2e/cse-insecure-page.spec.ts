import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "esbuild";
import { chromiumArguments, chromiumPath } from "../scripts/chromium.mjs";

// A page over plain http under a host name: browsers hide crypto.subtle from it, as on a shop's old test server.
const host = "shop.example";
const html = `<!doctype html><title>Shop</title><script type="module">
  import * as cse from "/cse.js";
  globalThis.cse = cse;
</script>`;

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { n = "", e = "" } = publicKey.export({ format: "jwk" });
const key = { modulus: hexOf(n), exponent: hexOf(e) };
const card = { cardNumber: "5100000000000800", cardCSCValue: "123" };

const executablePath = chromiumPath();
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments, `--host-resolver-rules=MAP ${host} 127.0.0.1`],
  },
});

let server: Server;
test.beforeAll(async () => {
  const files = await bundle();
  server = createServer((request, response) => {
    const script = files.get(request.url ?? "");
    response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript");
    response.end(script ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
test.afterAll(() => server.close());

test("a page without TLS, and so without crypto.subtle, can encrypt", async ({ page }) => {
  // A listening server has an address with a port.
  await page.goto(`http://${host}:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.cse");
  expect(await page.evaluate("[isSecureContext, typeof crypto.subtle]")).toEqual([false, "undefined"]);

  const call = `cse.encryptCard(${JSON.stringify(card)}, ${JSON.stringify(key)})`;
  // The result of encryptCard.
  const encrypted = (await page.evaluate(call)) as typeof card;
  expect(open(encrypted.cardNumber)).toBe(card.cardNumber);
  expect(open(encrypted.cardCSCValue)).toBe(card.cardCSCValue);
});

/** Bundles like a shop's bundler: one file, and more that are loaded when used. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    stdin: {
      contents: `export { encryptCard } from "@sips-kit/cse";`,
      resolveDir: fileURLToPath(new URL("../packages/web-components", import.meta.url)),
    },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    conditions: ["source"],
    entryNames: "cse",
    outdir: "/",
    write: false,
  });
  return new Map(result.outputFiles.map(({ path, text }) => [path, text]));
}

function open(ciphertext: string): string {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const block = Buffer.from(ciphertext, "base64");
  return privateDecrypt({ key: privateKey, padding, oaepHash: "sha256" }, block).toString("utf8");
}

function hexOf(base64Url: string): string {
  return Buffer.from(base64Url, "base64url").toString("hex");
}
