import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, FrameLocator, Page } from "playwright-core";
import type { Shop } from "./shop.js";

/** The strictest policy that a shop can have: nothing inline, nothing unsafe, Trusted Types. */
function strictPolicy({ fields, acs }: Shop["simulator"]["origins"]): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${fields}`,
    "connect-src 'self'",
    "img-src data:",
    // With challenge="modal" the bank's page is in a frame.
    `frame-src 'self' ${fields} ${acs}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html sips-kit",
  ].join("; ");
}

export interface CardFormPage {
  readonly page: Page;
  /** Unexpected console messages of the page, including policy violations. */
  readonly complaints: string[];
  /** Every address that this browser's pages and frames requested. */
  readonly addresses: string[];
  /** Request bodies of the form, by the last part of the address. */
  readonly sent: { readonly to: string; readonly body: Record<string, unknown> }[];
  field(label: string): ReturnType<FrameLocator["getByLabel"]>;
  fill(cardNumber: string): Promise<void>;
  close(): Promise<void>;
}

/** A page of the shop, on the shop's own origin, with a card form in it as a merchant would write it. */
export async function openCardForm(
  browser: Browser,
  shop: Shop,
  mode: "hosted" | "cse",
  { body, script = "", elements = "define.js" }: { body: string; script?: string; elements?: string },
): Promise<CardFormPage> {
  const files = await bundle();
  const context = await browser.newContext();
  const page = await context.newPage();
  context.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  const addresses: string[] = [];
  context.on("request", (request) => addresses.push(request.url()));
  const sent: CardFormPage["sent"] = [];
  page.on("console", (message) => {
    // Browsers request an icon from every origin, even one that only serves frames.
    const isIcon = message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && !isIcon) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  // Playwright reports no requests that are in flight when a page's first route is set, so one is set before.
  await page.route("**/no-such-thing", (route) => route.abort());
  page.on("request", (request) => {
    if (request.method() !== "POST" || !request.url().startsWith(`${shop.url}/sips/`)) return;
    const type = request.headers()["content-type"] ?? "";
    if (type !== "application/json") return;
    sent.push({ to: basename(request.url()), body: request.postDataJSON() as Record<string, unknown> });
  });
  shop.app.get("/page", (_request, response) => {
    response.set("content-security-policy", strictPolicy(shop.simulator.origins)).type("html");
    response.send(`<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:," />
      <script type="module" src="/assets/${elements}"></script>
      <script type="module" src="/assets/page.js"></script>${body}</html>`);
  });
  shop.app.get("/assets/:name", ({ params: { name } }, response) => {
    const text = name === "page.js" ? script : files.get(name);
    response
      .status(text === undefined ? 404 : 200)
      .type("js")
      .send(text ?? "");
  });
  await page.goto(`${shop.url}/page`);

  const field = (label: string) =>
    mode === "cse" || label === "Cardholder name"
      ? page.getByLabel(label)
      : page.frameLocator(`iframe[title="${label}"]`).getByLabel(label);
  return {
    page,
    complaints,
    addresses,
    sent,
    field,
    async fill(cardNumber) {
      await page.locator("sips-card-form[state=ready]").waitFor();
      await field("Card number").fill(cardNumber);
      await field("Expiry date").fill("12/29");
      await field("Security code").fill("123");
      await field("Cardholder name").fill("Ada Lovelace");
    },
    close: () => context.close(),
  };
}

let bundled: Promise<Map<string, string>> | undefined;

/** The elements as a shop's bundler splits them. */
function bundle(): Promise<Map<string, string>> {
  bundled ??= build({
    entryPoints: [
      "define.ts",
      "save-card.ts",
      "define-saved-cards.ts",
      "paypal.ts",
      "ideal.ts",
      "sofort.ts",
      "bancontact-mobile.ts",
      "issuer-wallet.ts",
      "elv.ts",
      "sepa-direct-debit.ts",
      "google-pay.ts",
      "instalments.ts",
    ].map((name) => fileURLToPath(new URL(`../packages/web-components/src/${name}`, import.meta.url))),
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    write: false,
    outdir: "assets",
    conditions: ["source", "browser"],
    logLevel: "error",
  }).then(({ outputFiles }) => new Map(outputFiles.map((file) => [basename(file.path), file.text])));
  return bundled;
}
