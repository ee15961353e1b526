import { escapeHtml } from "./escape-html.js";
import { pageStyle } from "./page-style.js";
import type { PageView } from "./page-view.js";

/** The frame of our pages: the shop's name and logo above a card. Title and content are HTML already. */
export function pageFrame(
  { nonce, language, settings }: PageView,
  page: {
    readonly title: string;
    /** Further elements of the head. */
    readonly head?: string;
    /** Further rules of the style sheet. */
    readonly style?: string;
    readonly script?: string;
  },
  content: string,
): string {
  const shopName = settings.shopName === undefined ? "" : escapeHtml(settings.shopName);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title}${shopName && ` · ${shopName}`}</title>
<style nonce="${nonce}">
${pageStyle(settings)}${page.style ?? ""}</style>
${page.head ?? ""}</head>
<body>
${shopHead(shopName, settings.logoUrl)}<main>
<h1>${page.title}</h1>
${content}
</main>
${page.script === undefined ? "" : `<script nonce="${nonce}">${page.script}</script>\n`}</body>
</html>
`;
}

function shopHead(shopName: string, logoUrl: string | undefined): string {
  if (shopName === "" && logoUrl === undefined) return "";
  const logo = logoUrl === undefined ? "" : `<img src="${escapeHtml(logoUrl)}" alt="">`;
  return `<header class="shop">${logo}${shopName}</header>\n`;
}
