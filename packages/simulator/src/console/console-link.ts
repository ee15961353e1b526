import { html, type Html } from "../http/html.js";
import type { Exchange } from "../ledger/exchanges.js";
import { text } from "../ledger/wire-fields.js";

/** A link from a payment in the console to a page about it, such as the shop's own page of the order. */
export interface ConsoleLink {
  /** Its words. */
  readonly title: string;
  /**
   * An http or https address, with names of fields of request or answer in braces after the host:
   * `https://shop.example/orders/{orderId}`.
   */
  readonly url: string;
}

/**
 * Checks a link's address before the console uses it.
 *
 * @throws Error that names the link and what its address should be
 */
export function checkLink({ title, url }: ConsoleLink): ConsoleLink {
  const sample = url.replaceAll(placeholder, "x");
  const isUsable = /^https?:\/\/[^/?#{}]+([/?#]|$)/.test(url) && URL.canParse(sample) && !/[{}]/.test(sample);
  if (title !== "" && isUsable) return { title, url };
  throw new Error(
    `link: "${title}=${url}" should be a title and an http or https address, such as Order=https://shop.example/orders/{orderId}.`,
  );
}

/** Those of the links whose fields these calls have. */
export function linksFor(links: readonly ConsoleLink[], exchanges: readonly Exchange[]): readonly Html[] {
  return links.flatMap((link) => {
    const url = filled(link.url, exchanges);
    return url === undefined ? [] : [html`<a href="${url}">${link.title}</a> `];
  });
}

const placeholder = /\{(\w+)\}/g;

function filled(url: string, exchanges: readonly Exchange[]): string | undefined {
  const valueOf = (name: string) =>
    exchanges
      .map(({ request, answer }) => text(request, name) ?? text(answer, name))
      .find((value) => value !== undefined);
  const names = [...url.matchAll(placeholder)].map(([, name = ""]) => name);
  if (names.some((name) => valueOf(name) === undefined)) return undefined;
  return url.replaceAll(placeholder, (_, name: string) => encodeURIComponent(valueOf(name) ?? ""));
}
