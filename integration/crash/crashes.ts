import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleProgram } from "../bundle-program.js";
import { openCrashShop, type CrashPlace } from "./crash-shop.js";
import { killAt } from "./kill-at.js";
import {
  cardOf,
  payWithNewCard,
  signMandate,
  stories,
  storyOf,
  type Scene,
  type StoryName,
} from "./stories.js";
import { walletOf } from "./wallet-of.js";
import type { Shop } from "../shop.js";

/** One process that was killed. */
export interface Crash {
  readonly story: StoryName;
  /** The step, such as `after move to charging`. */
  readonly step: string;
  readonly scene: Scene;
}

/** Kills a process at every step of every story, or at every `stride`-th; returns what was killed where. */
export async function crashEverywhere(
  place: CrashPlace,
  folder: string,
  { stride, atATime }: { readonly stride: number; readonly atATime: number },
): Promise<readonly Crash[]> {
  const returnsFile = join(folder, "returns");
  writeFileSync(returnsFile, "");
  writeFileSync(place.notificationsFile, "");
  const program = await bundleProgram(new URL("shop-process.ts", import.meta.url), folder);
  const before = await openCrashShop(place);
  // The keys of the table are the names of its type.
  const waiting = (Object.keys(stories) as StoryName[]).map((story, index) => ({ story, index }));
  const crashes: Crash[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { story, index } = next;
      // Each story starts at a different step, so that a bounded run covers every kind of step.
      for (let number = 1 + (index % stride); ; number += stride) {
        const scene = await prepare(before, { orderId: `${story}${number}`, returnsFile });
        const step = await killAt(program, { ...place, scene, killAt: number });
        if (step === undefined) break;
        crashes.push({ story, step, scene });
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  await before.close();
  return crashes;
}

/** Prepares what a story needs: a saved card or mandate, or a paid order. */
export async function prepare(shop: Shop, scene: Omit<Scene, "reference">): Promise<Scene> {
  const { orderId } = scene;
  const begun = { ...scene, reference: "" };
  const story = storyOf(orderId);
  if (["wallet", "oneClick", "charge"].includes(story)) {
    const card = { cardNumber: cardOf(begun), cardExpiryDate: "203012" };
    await shop.gateway.addCard({ merchantWalletId: walletOf(orderId), ...card });
  }
  if (story === "savedMandate") await signMandate(shop, begun);
  if (stories[story].kind !== "operation") return begun;
  const { reference } = await payWithNewCard(shop, begun);
  return { ...begun, reference };
}

/** The JSON lines that the processes wrote before they were killed. */
export function readLines<T>(file: string): readonly T[] {
  const lines = readFileSync(file, "utf8").split("\n");
  // Each line is written whole, by ourselves.
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}
