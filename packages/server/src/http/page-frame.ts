import type { Request } from "express";

/** The languages of our pages. */
export type PageLanguage = "en" | "fr";

/** The buyer's language, from Accept-Language. */
export function languageOf(request: Request): PageLanguage {
  return request.acceptsLanguages("fr", "en") === "fr" ? "fr" : "en";
}

/** The frame of our pages: a centred card, in the buyer's light or dark mode. */
export function pageFrame(
  page: {
    readonly title: string;
    readonly nonce: string;
    readonly language: PageLanguage;
    /** Further elements of the head. */
    readonly head?: string;
    /** Further rules of the style sheet. */
    readonly style?: string;
  },
  content: string,
): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<style nonce="${page.nonce}">
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh; margin: 0; padding: 1rem; }
main { max-width: 26rem; text-align: center; }
button, a { font: inherit; font-weight: 600; }
button { padding: 0.75rem 1.25rem; border: 0; border-radius: 0.5rem; background: #1d4ed8; color: #fff; cursor: pointer; }
button.quiet { background: none; color: inherit; border: 1px solid; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.5rem 1rem; text-align: start; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.75rem; } }
button:focus-visible, a:focus-visible { outline: 3px solid; outline-offset: 3px; }
${page.style ?? ""}</style>
${page.head ?? ""}</head>
<body>
<main>
<h1>${page.title}</h1>
${content}
</main>
</body>
</html>
`;
}
