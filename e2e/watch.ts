import { expect, type BrowserContext } from "@playwright/test";
import type { TypedCard } from "./cards.js";
import type { DemoProcess } from "./demo-process.js";

/** What a test's browser does that nobody looks at while it pays: broken policies, failing scripts, what leaves the page. */
export interface Watch {
  readonly violations: string[];
  readonly scriptErrors: string[];
  /** Every request to the shop's server, address and body. */
  readonly toShop: string[];
}

/** Follows a context from its first page on. */
export async function watchContext(context: BrowserContext, demo: DemoProcess): Promise<Watch> {
  const watch: Watch = { violations: [], scriptErrors: [], toShop: [] };
  await context.exposeBinding("tellViolation", (_source, text: string) => {
    watch.violations.push(text);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      // The binding above puts this function on every page.
      const { tellViolation } = window as unknown as { tellViolation(text: string): void };
      tellViolation(`${event.documentURI}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("console", (message) => {
    if (/content security policy|trusted ?types/i.test(message.text())) watch.violations.push(message.text());
  });
  context.on("weberror", (error) => watch.scriptErrors.push(error.error().stack ?? error.error().message));
  context.on("request", (request) => {
    if (request.url().startsWith(demo.url)) watch.toShop.push(`${request.url()} ${request.postData() ?? ""}`);
  });
  return watch;
}

/** Nothing of these cards went to the shop or stayed in it: not in requests, not in the log, not in a file. */
export function expectNoCardData(watch: Watch, demo: DemoProcess, typed: readonly TypedCard[]): void {
  // Durations are the one number of three digits that a log line may hold by chance.
  const log = demo.log().replaceAll(/"durationMs":\d+/g, "");
  const places = [
    ...watch.toShop.map((text, index) => ({ name: `request ${index}`, text })),
    { name: "log", text: log },
    ...demo.files().map(({ name, bytes }) => ({ name, text: bytes.toString("latin1") })),
  ];
  const wanted = new RegExp(typed.flatMap(tracesOf).join("|"));
  expect(places.filter(({ text }) => wanted.test(text)).map(({ name }) => name)).toEqual([]);
}

/** How card data would show: digits together or in groups, base64 of them, the code standing alone. */
function tracesOf({ number, csc }: TypedCard): readonly string[] {
  const groups = number.match(/.{1,4}/g) ?? [];
  return [
    groups.join("[ -]?"),
    Buffer.from(number).toString("base64").replace(/=+$/, ""),
    `(?<![\\w.+/-])${csc}(?![\\w.+/=-])`,
  ];
}
