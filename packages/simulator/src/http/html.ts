import { randomBytes } from "node:crypto";
import type { RouteAnswer } from "./serve-routes.js";

/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[] | undefined;

/** Combines markup; anything that is not markup already is escaped, so that no value can become a tag. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: texts.reduce((markup, text, index) => markup + shown(parts[index - 1]) + text) };
}

function shown(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  if ("markup" in part) return part.markup;
  return part.map(({ markup }) => markup).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** What a page may do besides being shown; everything else is blocked. */
export interface PagePolicy {
  readonly frameAncestors: string;
  readonly formAction?: string;
  readonly connect?: string;
}

/** Answers with a page under a content security policy that permits only its own nonce. */
export function pageAnswer(page: (nonce: string) => Html, policy: PagePolicy, status = 200): RouteAnswer {
  const nonce = randomBytes(16).toString("base64");
  const { frameAncestors, formAction = "'none'", connect = "'none'" } = policy;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        `connect-src ${connect}`,
        `form-action ${formAction}`,
        `frame-ancestors ${frameAncestors}`,
        "base-uri 'none'",
      ].join("; "),
      // Forms that go to another origin must name theirs.
      "referrer-policy": "strict-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
    },
    body: `<!doctype html>\n${page(nonce).markup}\n`,
  };
}

/** The hidden inputs of a form. */
export function hiddenInputs(fields: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

/** The http(s) origin that a text names, if any; a file or a sandbox has none ("null"). */
export function webOrigin(text: string | null | undefined): string | undefined {
  try {
    const { protocol, origin } = new URL(text ?? "");
    return protocol === "http:" || protocol === "https:" ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** French if it is preferred over English, else English. */
export function pageLanguage(wanted: string | undefined): "en" | "fr" {
  const languages = (wanted ?? "").toLowerCase().split(",").map(parseLanguage);
  const best = languages
    .filter(({ name }) => name === "en" || name === "fr")
    .sort((left, right) => right.weight - left.weight)[0];
  return best?.name === "fr" ? "fr" : "en";
}

function parseLanguage(entry: string): { name: string; weight: number } {
  const [tag = "", weight = "q=1"] = entry.trim().split(/\s*;\s*/);
  return { name: tag.slice(0, 2), weight: Number(weight.replace("q=", "")) || 0 };
}
