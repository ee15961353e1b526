// Measures what a buyer's browser loads, minified and with brotli 11, and fails over budget.
// `npm run sizes -- --why` also lists what weighs most in each bundle.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { constants, brotliCompressSync } from "node:zlib";
import { buildForBrowser } from "./browser-build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Each row is one thing that a page loads. `entry` is code as a page would write it; what it imports at once counts,
 * and of what it imports later only the files whose path matches `later`.
 */
const budgets = [
  {
    name: "page half, hosted mode",
    from: "demo",
    entry: `import "@sips-kit/web-components/define";`,
    later: /web-components\/src\/source\/hosted/,
    budget: 14,
  },
  {
    name: "cse, default scheme (loaded on first focus)",
    from: "packages/web-components",
    entry: `export { encryptCard, loadScheme, CseError } from "@sips-kit/cse";`,
    later: /cse\/src\/schemes\/rsa-oaep-sha256\.ts$/,
    budget: 22,
  },
  ...["rsa-oaep-sha1", "rsa-oaep-sha256-mgf1sha1", "rsa-pkcs1-v15", "jwe-oaep256-a256gcm"].map((scheme) => ({
    name: `cse, ${scheme}`,
    from: "packages/web-components",
    entry: `export { encryptCard, loadScheme, CseError } from "@sips-kit/cse";`,
    later: new RegExp(`cse/src/schemes/${scheme}\\.ts$`),
    budget: 22,
  })),
  {
    name: "saved cards beside the card form (pay and add)",
    from: "demo",
    entry: `import "@sips-kit/web-components/define"; import "@sips-kit/web-components/define-saved-cards";`,
    later: /web-components\/src\/source\/hosted/,
    budget: 20,
  },
  {
    name: "cse/pem",
    from: "packages/web-components",
    entry: `export { readPemKey } from "@sips-kit/cse/pem";`,
    budget: 3,
  },
];

const why = process.argv.includes("--why");
let isOver = false;
print("", "min", "brotli", "budget");
for (const row of budgets) {
  const { outputs } = await measure(row);
  const bytes = sum(outputs.map((output) => output.contents.length));
  const brotli = sum(outputs.map((output) => brotli11(output.contents)));
  // 1 KB = 1000 bytes, the stricter reading.
  const over = brotli > row.budget * 1000;
  isOver ||= over;
  // A few bytes are no code: the package's entry has nothing in it yet.
  const note = bytes < 200 ? "  (still empty)" : over ? "  OVER BUDGET" : "";
  print(row.name, kb(bytes), kb(brotli), `${row.budget.toFixed(1)}${note}`);
  if (why) {
    print(`    in ${outputs.length} files, each compressed by itself`, "", "", "");
    for (const [input, size] of heaviest(outputs)) print(`    ${input}`, kb(size), "", "");
  }
}
if (isOver) process.exitCode = 1;

/** Bundles the row's entry, and keeps of the files that come out those that the page loads. */
async function measure({ entry, from, later }) {
  const chunks = await buildForBrowser({ entry, from: path.join(root, from) });
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set();
  const load = (name) => {
    const chunk = byName.get(name);
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    chunk.imports.forEach(load);
    chunk.dynamicImports.filter((one) => later?.test(byName.get(one)?.facadeModuleId ?? "")).forEach(load);
  };
  load(chunks.find(({ isEntry }) => isEntry).fileName);
  return {
    outputs: [...loaded].map(({ code, modules }) => ({ contents: Buffer.from(code), modules })),
  };
}

/** The ten inputs that weigh most, before they are minified. */
function heaviest(outputs) {
  return outputs
    .flatMap(({ modules }) => Object.entries(modules))
    .map(([input, { renderedLength }]) => [
      path.relative(root, input).replace(/^.*node_modules\/(?!.*node_modules\/)/, ""),
      renderedLength,
    ])
    .toSorted((left, right) => right[1] - left[1])
    .slice(0, 10);
}

function brotli11(contents) {
  return brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function print(name, min, brotli, budget) {
  console.log(`${name.padEnd(62)}${min.padStart(9)}${brotli.padStart(9)}   ${budget}`);
}

function kb(bytes) {
  return (bytes / 1000).toFixed(1);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
