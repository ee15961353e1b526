import { inspect } from "node:util";
import { canaries } from "./canaries.js";
import type { MethodScene } from "./method-scene.js";

/** Where one of the canaries can be read; empty if nowhere. */
export async function leaksIn({ shop, addresses, attempts }: MethodScene): Promise<readonly string[]> {
  const references = (await attempts()).map(({ reference }) => reference);
  const journaled = await Promise.all(
    references.map(async (one) => [await shop.journal.read(one), await shop.journal.events(one)]),
  );
  const places = { log: shop.log, callbacks: shop.results, journal: journaled, addresses };
  return Object.entries(places).flatMap(([place, content]) => {
    const text = inspect(content, { depth: null, maxArrayLength: null, maxStringLength: null });
    const found = Object.entries(canaries).filter(([, value]) => text.includes(value));
    return found.map(([name]) => `${place}: ${name}`);
  });
}
