import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { runOrThrow } from "../scripts/run-command.mjs";
import { bin } from "./bin.js";

/* A shop that has installed the packages with npm: its server and page compile in TypeScript's strictest settings, with
 * all exports of the packages, and its server takes a payment.
 */
const shop = inject("shop");
const strict = "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck false".split(
  " ",
);
const forNode = ["--lib", "es2023", "--types", "node"];
const forBrowsers = ["--lib", "es2022,dom,dom.iterable"];
const nodenext = ["--module", "nodenext", "--target", "es2022"];
const bundler = ["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022"];

test.each([
  ["its server compiles with nodenext", "server.ts", [...nodenext, ...forNode]],
  ["its server compiles with bundler", "server.ts", [...bundler, ...forNode]],
  ["its page compiles with nodenext", "page.ts", [...nodenext, ...forBrowsers]],
  ["its page compiles with bundler", "page.ts", [...bundler, ...forBrowsers]],
])("%s", async (_name, file, options) => {
  const packages =
    file === "page.ts" ? ["cse", "web-components"] : ["cse", "protocol", "server", "simulator"];
  writeFileSync(join(shop, "all.ts"), packages.flatMap(importsOf).join("\n"));
  await runOrThrow(bin("tsc"), [...strict, ...options, "--noEmit", file, "all.ts"], { cwd: shop });
});

test("its server takes a payment from the simulator's gateway", async () => {
  await runOrThrow(bin("tsc"), [...strict, ...nodenext, ...forNode, "--outDir", "built", "server.ts"], {
    cwd: shop,
  });
  const printed = await runOrThrow(process.execPath, ["built/server.js"], { cwd: shop });
  expect(printed.trim().split("\n").toSorted()).toEqual([
    "4711 is accepted",
    expect.stringMatching(/^outcome: accepted, \w/),
  ]);
});

test.each(["sips", "sips-simulator"])("its command %s prints its help", async (name) => {
  const printed = await runOrThrow(join(shop, "node_modules/.bin", name), ["--help"], { cwd: shop });
  expect(printed).toContain(name);
});

/** One line for each export of a package. */
function importsOf(name: string): string[] {
  const manifest = readFileSync(join(shop, "node_modules/@sips-kit", name, "package.json"), "utf8");
  // Publint has checked its form.
  const { exports } = JSON.parse(manifest) as { exports: object };
  return Object.keys(exports).map(
    (entry, index) =>
      `export * as ${name.replace("-", "")}${index} from "@sips-kit/${name}${entry.slice(1)}";`,
  );
}
