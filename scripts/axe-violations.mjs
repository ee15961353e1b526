import axe from "axe-core";

/**
 * What axe finds wrong with a page in its current state, by all of its rules, in the frames too unless told otherwise. A
 * frame into which axe cannot look is an error: @axe-core/playwright would leave it out without a word.
 */
export async function axeViolations(page, { withFrames = true } = {}) {
  const frame = page.mainFrame();
  await load(frame);
  const ofFrames = withFrames && page.frames().length > 1 ? await partialsOfFrames(frame, undefined) : [];
  const violations = await frame.evaluate(async (others) => {
    const options = { resultTypes: ["violations"] };
    const own = await globalThis.axe.runPartial(options);
    const { violations: found } = await globalThis.axe.finishRun([own, ...others], options);
    return found.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html) }));
  }, ofFrames);
  return violations.map(({ id, elements }) => `${id}: ${elements.join(" ")}`);
}

/** The results of the frames in a frame and in these, each before those of its own frames: axe takes them in this order. */
async function partialsOfFrames(frame, context) {
  const inside = await frame.evaluate((of) => globalThis.axe.utils.getFrameContexts(of ?? document), context);
  const partials = [];
  for (const { frameSelector, frameContext } of inside) {
    const child = await frameAt(frame, frameSelector);
    await load(child);
    partials.push(
      await child.evaluate(
        (of) => globalThis.axe.runPartial(of, { resultTypes: ["violations"] }),
        frameContext,
      ),
      ...(await partialsOfFrames(child, frameContext)),
    );
  }
  return partials;
}

/** The frame of an element, by the selector that axe gives: a list where it is in shadow roots. */
async function frameAt(frame, selector) {
  const element = await frame.evaluateHandle((at) => globalThis.axe.utils.shadowSelect(at), selector);
  const child = await element.asElement()?.contentFrame();
  if (!child) throw new Error(`axe cannot be loaded into the frame at ${JSON.stringify(selector)}`);
  return child;
}

/** An earlier check of the same document has left axe there. */
async function load(frame) {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(axe.source);
}
