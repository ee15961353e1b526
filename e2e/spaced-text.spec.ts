import { test } from "./test.js";
import { expectTidyPages } from "./tidy-pages.js";

test.use({ locale: "fr-FR", viewport: { width: 360, height: 740 } });

test("with the text spacing of WCAG 1.4.12, the pages fit on a phone", async ({ page }) => {
  await page.addInitScript(spaceText);
  await expectTidyPages(page);
});

/** Runs in the page before it loads: a style sheet of its own, which the page's policy allows. */
function spaceText(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
  );
  document.adoptedStyleSheets.push(sheet);
}
