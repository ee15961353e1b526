// Preloaded into every Node process of `npm run coverage`: writes down which method of the gateway is called, for which
// request or command, in which test. It listens to the diagnostics channels of Node and undici, so nothing in the
// product knows of it.
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";

const file = process.env.SIPS_KIT_CALLS;
const cause = new AsyncLocalStorage();
const seen = new Set();

if (file) {
  subscribe("http.server.request.start", ({ request }) =>
    cause.enterWith(`${request.method} ${withoutIds(request.url)}`),
  );
  subscribe("undici:request:create", ({ request }) => record(String(request.path)));
}

function record(path) {
  const method = /\/rs-services\/v2\/\w+\/(\w+)$/.exec(path)?.[1];
  if (!method) return;
  const line = JSON.stringify({ method, cause: cause.getStore() ?? command(), test: test() });
  if (seen.has(line)) return;
  seen.add(line);
  appendFileSync(file, `${line}\n`);
}

/** `/payments/01JX…/refund?…` as `/payments/:id/refund`. */
function withoutIds(url) {
  const [path = ""] = url.split("?");
  return path
    .replace(/\/(wallets|customers)\/[^/]+/, "/$1/:id")
    .replace(/\/(?=[^/]*\d)[^/]+/g, (segment) => (/^\/v\d$/.test(segment) ? segment : "/:id"));
}

function command() {
  const at = process.argv.findIndex((one) => /\bsips\.(ts|js|mjs)$/.test(one));
  return at < 0 ? undefined : `sips ${process.argv[at + 1]}`;
}

/** Vitest keeps its worker's state under this name; processes that the end-to-end tests start have the variable. */
const worker = "__vitest_worker__";

function test() {
  if (globalThis[worker]) return globalThis[worker].filepath;
  return process.env.TEST_WORKER_INDEX === undefined ? undefined : "e2e";
}
