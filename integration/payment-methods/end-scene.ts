import { expect } from "vitest";
import { contradictionsIn } from "./books.js";
import { leaksIn } from "./leaks.js";
import type { MethodScene } from "./method-scene.js";

/** Closes the shop after a test, whose journal must agree with the gateway and hold no card data. */
export async function endScene(scene: MethodScene): Promise<void> {
  const found = [...(await contradictionsIn(scene)), ...leaksIn(scene)];
  await scene.shop.close();
  expect(found).toEqual([]);
}
