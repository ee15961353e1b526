import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { runOrThrow } from "../scripts/run-command.mjs";
import { bin } from "./bin.js";

/* Code that readers copy whole compiles in a shop that has installed the packages, in TypeScript's strictest settings. */
const shop = inject("shop");
const strict =
  "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck false --noEmit".split(" ");
const target = ["--target", "es2022", "--lib", "es2023", "--types", "node"];

test.each([
  ["README.md", "app.listen"],
  ["docs/webhooks.md", "server.listen"],
  ["docs/adding-a-payment-method.md", "export function voucher"],
])("the code of %s with %s", async (page, part) => {
  writeFileSync(join(shop, "documented.ts"), codeIn(page, part));
  for (const [module, resolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ] as const) {
    const how = ["--module", module, "--moduleResolution", resolution];
    await runOrThrow(bin("tsc"), [...strict, ...target, ...how, "documented.ts"], { cwd: shop });
  }
});

test("the React component of the elements' page", async () => {
  writeFileSync(
    join(shop, "documented.tsx"),
    codeIn("packages/web-components/README.md", "onpayment-next={"),
  );
  const forReact = ["--jsx", "react-jsx", "--target", "es2022", "--lib", "es2023,dom,dom.iterable"];
  const bundled = ["--module", "esnext", "--moduleResolution", "bundler"];
  await runOrThrow(bin("tsc"), [...strict, ...forReact, ...bundled, "documented.tsx"], { cwd: shop });
});

/** The one block of TypeScript on a page that has a certain text. */
function codeIn(page: string, part: string): string {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^ *```tsx?\n([^]*?)^ *```/gm)].map(([, code = ""]) => code);
  const found = blocks.filter((code) => code.includes(part));
  expect(found).toHaveLength(1);
  return found.join("");
}
