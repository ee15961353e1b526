import { expect, type BrowserContext } from "@playwright/test";
import type { TypedCard } from "./cards.js";
import type { DemoProcess } from "./demo-process.js";

/** Records what a test's browser does in the background: policy violations, script errors, requests. */
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

/** Checks that no data of these cards reached the shop: not in requests, not in the log, not in a file. */
export function expectNoCardData(watch: Watch, demo: DemoProcess, typed: readonly TypedCard[]): void {
  // A log line may contain a three-digit number by chance only as a duration.
  const log = demo.log().replaceAll(/"durationMs":\d+/g, "");
  const places = [
    ...watch.toShop.map((text, index) => ({ name: `request ${index}`, text })),
    { name: "log", text: log },
    // A line of the journal's history begins with the milliseconds since the session was opened.
    ...demo.files().map(({ name, bytes }) => ({ name, text: textsIn(bytes).replaceAll(/\[\d+,"/g, "") })),
    ...demo.files().map(({ name, bytes }) => ({ name: `bytes of ${name}`, text: bytes.toString("latin1") })),
  ];
  const numbers = typed.flatMap(tracesOfNumber).join("|");
  const codes = typed.map(({ csc }) => `(?<![\\w.+/-])${csc}(?![\\w.+/=-])`).join("|");
  const found = places.filter(({ name, text }) =>
    // Three digits may occur by chance in a database's checksums; a security code that was written would be in a text.
    new RegExp(name.startsWith("bytes of") ? numbers : `${numbers}|${codes}`).test(text),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
}

/** The readable texts of some length in a file, one per line. */
function textsIn(bytes: Buffer): string {
  return (bytes.toString("latin1").match(/[\x20-\x7e]{12,}/g) ?? []).join("\n");
}

/** The forms in which a card number could appear: digits together or in groups, or their base64. */
function tracesOfNumber({ number }: TypedCard): readonly string[] {
  const groups = number.match(/.{1,4}/g) ?? [];
  return [groups.join("[ -]?"), Buffer.from(number).toString("base64").replace(/=+$/, "")];
}
