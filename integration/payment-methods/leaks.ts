import { inspect } from "node:util";
import { canaries } from "./canaries.js";
import type { MethodScene } from "./method-scene.js";

/** Where one of the canaries can be read; empty if nowhere. */
export function leaksIn({ shop, addresses, journaled }: MethodScene): readonly string[] {
  const places = { log: shop.log, callbacks: shop.results, journal: journaled, addresses };
  return Object.entries(places).flatMap(([place, content]) => {
    const text = inspect(content, { depth: null, maxArrayLength: null, maxStringLength: null });
    const found = Object.entries(canaries).filter(([, value]) => text.includes(value));
    return found.map(([name]) => `${place}: ${name}`);
  });
}
