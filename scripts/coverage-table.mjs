import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The page docs/coverage.md, from the recorded calls of a test run and the server's source. */
export function coverageTable(root, calls) {
  const methods = gatewayMethods(root);
  const sources = productSources(root);
  const rows = methods.map((method) => rowOf(root, method, sources, calls));
  const inProduct = rows.filter(({ modules, tests }) => modules.length > 0 && tests.length > 0);
  return `# Coverage of the gateway's methods

Written by \`npm run coverage\` from a run of the tests: which requests and commands reached each method of the gateway,
and in which tests, at most five of each. "Code" names the files of the server that call it; a call through
\`gateway.call\` or \`sips call\` alone does not count as part of the product.

**${inProduct.length} of ${methods.length} methods are part of the product.**

${rows.map(sectionOf).join("\n\n")}
`;
}

/** Each file of methods/ exports its definition first, under the method's name. */
function gatewayMethods(root) {
  const folder = join(root, "packages/protocol/src/methods");
  return readdirSync(folder)
    .filter((name) => name !== "index.ts")
    .map((name) => /^export const (\w+)/m.exec(readFileSync(join(folder, name), "utf8"))?.[1])
    .toSorted();
}

/** The folders whose code calls methods on its own, unlike the gateway client and the command that sends any call. */
const product = [
  "checkout",
  "context",
  "orders",
  "proof",
  "reconciler",
  "results",
  "payment-methods",
  "operations",
  "wallet",
  "mandates",
  "fraud",
];

function productSources(root) {
  const folder = join(root, "packages/server/src");
  return product
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => ({ name, text: withoutComments(readFileSync(join(folder, name), "utf8")) }));
}

function withoutComments(text) {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
}

function rowOf(root, method, sources, calls) {
  // The path of getPdfMandate ends in getPDFMandate.
  const own = calls.filter((call) => call.method.toLowerCase() === method.toLowerCase());
  return {
    method,
    modules: sources.filter(({ text }) => new RegExp(`\\b${method}\\b`).test(text)).map(({ name }) => name),
    causes: mostFrequent(own.flatMap(({ cause }) => (cause && !isGateway(cause) ? [cause] : []))),
    tests: mostFrequent(
      own.flatMap(({ test }) => (test ? [test === "e2e" ? "e2e" : relative(root, test)] : [])),
    ),
  };
}

/** A request to a stand-in for the gateway that passes it on. */
function isGateway(cause) {
  return cause.includes("/rs-services/");
}

function mostFrequent(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, first], [two, second]) => second - first || one.localeCompare(two))
    .slice(0, 5)
    .map(([name]) => name);
}

function sectionOf({ method, modules, causes, tests }) {
  const list = (names, none) => (names.length > 0 ? names.map((name) => `\`${name}\``).join(", ") : none);
  return `## ${method}

- Code: ${list(modules, "none; a raw call only")}
- Reached by: ${list(causes, "calls of the API alone")}
- Tests: ${list(tests, "none")}`;
}
