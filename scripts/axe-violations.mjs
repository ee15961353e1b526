import { AxeBuilder } from "@axe-core/playwright";

/**
 * What axe finds wrong with a page in its current state, by all of its rules, in the frames too unless told otherwise.
 * Only frames of other origins need axe's way through a second, empty page, at twice the CPU time.
 */
export async function axeViolations(page, { withFrames = true } = {}) {
  const isOneDocument = page.frames().length === 1;
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(isOneDocument || !withFrames)
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
