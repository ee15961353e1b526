import { AxeBuilder } from "@axe-core/playwright";
import axe from "axe-core";

/**
 * What axe finds wrong with a page in its current state, by all of its rules, in the frames too unless told otherwise.
 * AxeBuilder loads axe at least twice and fetches what is right, too: for one document, axe itself takes half the CPU time.
 */
export async function axeViolations(page, { withFrames = true } = {}) {
  const violations =
    withFrames && page.frames().length > 1 ? await violationsWithFrames(page) : await violationsWithout(page);
  return violations.map(({ id, elements }) => `${id}: ${elements.join(" ")}`);
}

async function violationsWithout(page) {
  // An earlier check of the same document has left it there.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({ resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html) }));
  });
}

/** Frames of other origins need axe's way through a second, empty page. */
async function violationsWithFrames(page) {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html) }));
}
