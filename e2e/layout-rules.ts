import { expect, type Page } from "@playwright/test";

/** What is read as one: masked card numbers, amounts, days, times, order numbers of the shop, and references. */
const oneThing =
  /\d{4}\s••••\s\d\d|€[\d,]+\.\d\d|\d[\d\u202f]*,\d\d\u00a0€|\d{1,2}\s[A-Za-zéû]{3,9}\.?\s\d{4}|\d\d:\d\d:\d\d(\sCES?T)?|\b\d{12}\b|\b01[\dA-Z]{24}\b/gu;

/** References are random: a page that fits with the widest letters fits with all. */
const references = /\b01[\dA-Z]{24}\b/gu;
const widestReference = "01M8WDMGQWDMGQWHNGQWDMGQWK";

/**
 * Nothing makes the page wider than its window, no text leaves its card or its own box, what is read as one is on one
 * line, and no drawing shrinks its texts until they cannot be read.
 */
export async function expectTidyLayout(page: Page): Promise<void> {
  const given = { pattern: oneThing.source, reference: references.source, widest: widestReference };
  expect(await page.evaluate(untidy, given), page.url()).toEqual([]);
}

interface Given {
  readonly pattern: string;
  readonly reference: string;
  readonly widest: string;
}

/** Runs in the page. */
function untidy({ pattern, reference, widest }: Given): readonly string[] {
  const texts: Node[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);
  const before = texts.map((node) => node.textContent);
  for (const [index, text] of before.entries())
    replace(index, text?.replace(new RegExp(reference, "gu"), widest));
  const { scrollWidth, clientWidth } = document.documentElement;
  const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
  for (const node of texts) {
    const element = node.parentElement;
    const text = node.textContent ?? "";
    if (!element?.checkVisibility() || isClipped(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const card = element.closest(".card, .sum, .note, section, .entry");
    if (
      card &&
      range.getBoundingClientRect().right > contentRight(card) + 1 &&
      !element.closest(".scroll, pre")
    )
      faults.push(`leaves its card: ${text.trim()}`);
    if (leavesItsBox(range, element)) faults.push(`leaves its box: ${text.trim()}`);
    if (text.trim() !== "" && element.closest("svg") && range.getBoundingClientRect().height < 12)
      faults.push(`too small: ${text.trim()}`);
    for (const { index, 0: thing } of text.matchAll(new RegExp(pattern, "gu"))) {
      range.setStart(node, index);
      range.setEnd(node, index + thing.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) faults.push(`broken: ${thing}`);
    }
  }
  for (const [index, text] of before.entries()) replace(index, text);
  return faults;

  function replace(index: number, text: string | null | undefined): void {
    const node = texts[index];
    if (node && text !== null && text !== undefined && text !== node.textContent) node.textContent = text;
  }

  /** Hidden from eyes, but not from screen readers. */
  function isClipped(element: Element): boolean {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (getComputedStyle(at).clipPath !== "none") return true;
    return false;
  }

  /** So wide that it covers what stands beside it. */
  function leavesItsBox(text: Range, element: Element): boolean {
    let box = element;
    while (box.parentElement && /^(inline|contents)$/.test(getComputedStyle(box).display))
      box = box.parentElement;
    if (element.closest("svg, .scroll, pre, select, option")) return false;
    return text.getBoundingClientRect().right > box.getBoundingClientRect().right + 1;
  }

  function contentRight(card: Element): number {
    const { paddingRight, borderRightWidth } = getComputedStyle(card);
    return (
      card.getBoundingClientRect().right -
      Number.parseFloat(paddingRight) -
      Number.parseFloat(borderRightWidth)
    );
  }
}
