// Measures what a buyer's browser loads of the published packages, built by Vite as a shop's page, minified and
// compressed with brotli 11. Fails when a budget is exceeded. `npm run sizes -- --why` also lists what weighs most in
// each row.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, brotliCompressSync } from "node:zlib";
import { root } from "./bootstrap.mjs";
import { builtPage, withoutViteRuntime } from "./built-page.mjs";
import { installPacked } from "./install-packed.mjs";
import { packPackages } from "./pack-packages.mjs";

const cse = `import { encryptCard, loadScheme, CseError } from "@sips-kit/cse";
  globalThis.cse = { encryptCard, loadScheme, CseError };`;

const hostedFields = /web-components\/lib\/.*hosted-fields-source\.js$/;

/** Each row is one thing that a page loads; `script` is the page's code. */
const rows = [
  {
    name: "page half, hosted mode",
    script: `import "@sips-kit/web-components/define";`,
    later: hostedFields,
    budget: 14,
  },
  {
    name: "card form that saves cards, hosted mode",
    script: `import "@sips-kit/web-components/save-card";`,
    later: hostedFields,
    budget: 15,
  },
  {
    name: "instalments beside the card form, hosted mode",
    script: `import "@sips-kit/web-components/define"; import "@sips-kit/web-components/instalments";`,
    later: hostedFields,
    budget: 17,
  },
  {
    name: "cse, default scheme (loaded on first focus)",
    script: cse,
    later: /cse\/lib\/schemes\/rsa-oaep-sha256\.js$/,
    budget: 22,
  },
  ...["rsa-oaep-sha1", "rsa-oaep-sha256-mgf1sha1", "rsa-pkcs1-v15", "jwe-oaep256-a256gcm"].map((scheme) => ({
    name: `cse, ${scheme}`,
    script: cse,
    later: new RegExp(`cse/lib/schemes/${scheme}\\.js$`),
    budget: 22,
  })),
  {
    name: "saved cards beside the card form (pay and add)",
    script: `import "@sips-kit/web-components/define"; import "@sips-kit/web-components/define-saved-cards";`,
    later: hostedFields,
    budget: 20,
  },
  {
    name: "PayPal alone",
    script: `import "@sips-kit/web-components/paypal";`,
    budget: 11,
  },
  {
    name: "iDEAL alone",
    script: `import "@sips-kit/web-components/ideal";`,
    budget: 12,
  },
  {
    name: "Google Pay alone (without Google's own script)",
    script: `import "@sips-kit/web-components/google-pay";`,
    budget: 12,
  },
  {
    name: "SEPA direct debit alone",
    script: `import "@sips-kit/web-components/sepa-direct-debit";`,
    budget: 14,
  },
  {
    name: "ELV alone",
    script: `import "@sips-kit/web-components/elv";`,
    budget: 14,
  },
  {
    name: "PayPal and iDEAL beside the card form",
    script: `import "@sips-kit/web-components/define"; import "@sips-kit/web-components/paypal";
      import "@sips-kit/web-components/ideal";`,
    later: hostedFields,
    budget: 15.5,
  },
  {
    name: "cse/pem",
    script: `import { readPemKey } from "@sips-kit/cse/pem"; globalThis.readPemKey = readPemKey;`,
    budget: 3,
  },
];

const why = process.argv.includes("--why");
const folder = await mkdtemp(join(tmpdir(), "sips-kit-sizes-"));
try {
  const page = join(folder, "page");
  const tarballs = await packPackages(root, ["cse", "web-components"], join(folder, "packed"));
  await installPacked(page, Object.values(tarballs));
  print("", "min", "of ours", "brotli", "budget");
  for (const row of rows) await measure(page, row);
  console.log(
    "\nThe budget is for all that the page loads; of ours is without what Vite adds once to a page that loads anything on demand.",
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The budget is for all that the page loads; our own share is shown next to it. */
async function measure(page, { name, script, later, budget }) {
  const whole = await builtPage(page, { script, later });
  const ours = brotli(await builtPage(page, { script, later, plugins: [withoutViteRuntime] }));
  // 1 KB = 1000 bytes, the stricter reading.
  const isOver = brotli(whole) > budget * 1000;
  if (isOver) process.exitCode = 1;
  const min = sum(whole.map(({ code }) => Buffer.byteLength(code)));
  print(name, kb(min), kb(ours), kb(brotli(whole)), `${budget.toFixed(1)}${isOver ? "  OVER BUDGET" : ""}`);
  if (!why) return;
  print(`    in ${whole.length} files, each compressed by itself`);
  for (const [module, bytes] of heaviest(whole)) print(`    ${module}`, kb(bytes));
}

/** The ten largest modules, before minification. */
function heaviest(chunks) {
  return chunks
    .flatMap(({ modules }) => Object.entries(modules))
    .map(([module, { renderedLength }]) => [module.replace(/^.*node_modules\//, ""), renderedLength])
    .toSorted((left, right) => right[1] - left[1])
    .slice(0, 10);
}

function brotli(chunks) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return sum(chunks.map(({ code }) => brotliCompressSync(code, quality).length));
}

function print(name, min = "", ours = "", whole = "", budget = "") {
  console.log(
    `${name.padEnd(50)}${min.padStart(8)}${ours.padStart(9)}${whole.padStart(8)}   ${budget}`.trimEnd(),
  );
}

function kb(bytes) {
  return (bytes / 1000).toFixed(2);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
