import { takingCards } from "./taking-cards.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepare, readLines } from "../crash/crashes.js";
import { openCrashShop, type CrashPlace } from "../crash/crash-shop.js";
import { storyOf } from "../crash/stories.js";
import { whatIsWrong } from "../crash/what-is-wrong.js";
import { controlOf } from "../control.js";
import { createMovableTime } from "../movable-time.js";
import type { Shop } from "../shop.js";
import { comeAgain } from "./come-again.js";
import type { ContradictedTask, FlowScene } from "./contradicted-process.js";
import { putInForce, takeBack } from "./contradiction.js";
import { doubtsOf, endedDoubts } from "./doubts.js";
import { believedForeign, missingFindings } from "./foreign-answers.js";
import type { Mode } from "./mode.js";
import { runProcess } from "./run-process.js";
import type { Cut } from "./stops.js";
import { untrueWords } from "./untrue-words.js";
import { wrongWhenUncut } from "./wrong-when-uncut.js";

/** The outcome of one run. */
export interface Contradicted {
  /** Descriptions of what is wrong; empty if all is well. */
  readonly wrong: readonly string[];
  /** The steps at which payments and operations were interrupted. */
  readonly steps: readonly string[];
  /** How many processes were killed. */
  readonly killed: number;
}

const never = 1_000_000;

/**
 * A gateway contradicts the shop. A process of the shop is killed with payments and operations at the given steps, and
 * optionally so is one that reconciles after it. A third one takes over: buyers and merchant come back, hours pass, and
 * what everyone was told is compared with the gateway's ledger.
 */
export async function contradict(
  place: CrashPlace,
  program: string,
  folder: string,
  mode: Mode,
  { stops, killsReconciler }: { readonly stops: readonly number[]; readonly killsReconciler: boolean },
): Promise<Contradicted> {
  const { simulator, notificationsFile } = place;
  const returnsFile = join(folder, "returns");
  for (const file of [returnsFile, notificationsFile]) writeFileSync(file, "");
  const cards = mode.cards ?? {};
  const paymentMethods = takingCards(cards);
  const scenes = await prepareAll(place, mode, returnsFile, stops);
  const cuts = await cutOff({ ...place, cards }, program, folder, mode, scenes);

  const time = createMovableTime();
  const shop = await openCrashShop(place, { paymentMethods, now: time.now, timers: time.timers });
  const pass = async (minutes: number) => {
    // The gateway's time first, so that its records never lag behind for longer than allowed.
    await controlOf({ simulator }).advance(`PT${minutes}M`);
    time.pass(minutes * 60_000);
  };
  const wrong = [...(await believedForeign(shop, mode, scenes)), ...(await wrongWhenUncut(shop, mode, cuts))];
  const doubts = await doubtsOf(shop, scenes);
  await putInForce(simulator, mode.thereafter ?? {});
  await pass(2);
  const reconcile = { laterMs: 2 * 60_000, killAt: 1 + scenes.length };
  const isKilled = killsReconciler && (await runProcess(program, { ...place, cards, reconcile }));

  // Past the leases of the killed process.
  await pass(3);
  await shop.payments.reconcile();
  const again = [...(await comeAgain(shop, scenes, returnsFile))];
  await reconcileFor(shop, pass);
  again.push(...(await comeAgain(shop, scenes)));
  wrong.push(...(await endedDoubts(shop, mode, doubts)));
  wrong.push(...missingFindings(shop, mode, doubts));

  if (!mode.lasts) await takeBack(simulator);
  await reconcileFor(shop, pass);
  const told = [...cuts.flatMap((cut) => cut.told ?? []), ...again];
  wrong.push(...(await untrueWords(shop, told, readLines(notificationsFile))));
  const crashes = scenes.map((scene, index) => ({
    story: storyOf(scene.orderId),
    step: cuts[index]?.step ?? "after its end",
    scene,
  }));
  wrong.push(...(await whatIsWrong(shop, crashes, notificationsFile)));
  await shop.close();
  return { wrong, steps: cuts.flatMap(({ step }) => step ?? []), killed: isKilled ? 2 : 1 };
}

/** Every story of the mode for each stop, with what must be paid or saved first. */
async function prepareAll(
  place: CrashPlace,
  mode: Mode,
  returnsFile: string,
  stops: readonly number[],
): Promise<readonly FlowScene[]> {
  const shop = await openCrashShop(place, { paymentMethods: takingCards(mode.cards ?? {}) });
  if (mode.from === "preparation") await putInForce(place.simulator, mode);
  const scenes: FlowScene[] = [];
  for (const story of mode.stories) {
    for (const [index, stopAt] of [...stops, never].entries()) {
      const scene = await prepare(shop, { orderId: `${story}${index + 1}`, returnsFile, ...mode.scene });
      const [paid] = await shop.payments.listByOrder(scene.orderId);
      if (paid?.state === "in-review") {
        const { orderId, reference } = scene;
        await shop.payments.operations.acceptReview({ idempotencyKey: `${orderId}.accept`, reference });
      }
      scenes.push({ ...scene, stopAt });
    }
  }
  await shop.close();
  // The payments have been captured, and the gateway's records show it.
  await controlOf(shop).advance("P1D");
  return scenes;
}

/** The step of each scene, in their order, when their process was killed. */
async function cutOff(
  place: Pick<ContradictedTask, "cards"> & CrashPlace,
  program: string,
  folder: string,
  mode: Mode,
  scenes: readonly FlowScene[],
): Promise<readonly Cut[]> {
  const cutFile = join(folder, "cuts");
  if (mode.from === "start") await putInForce(place.simulator, mode);
  const atCharge = mode.from === "charge" ? { readings: mode.readings ?? {}, faults: mode.faults ?? [] } : {};
  const wasKilled = await runProcess(program, { ...place, play: { scenes, atCharge, cutFile } });
  if (!wasKilled) throw new Error("The process was to be killed.");
  // Written by contradicted-process.ts.
  const cuts = JSON.parse(readFileSync(cutFile, "utf8")) as readonly Cut[];
  return scenes.map(({ orderId }) => cuts.find((cut) => cut.orderId === orderId) ?? { orderId });
}

/** An hour and more in which the reconciler runs. */
async function reconcileFor(shop: Shop, pass: (minutes: number) => Promise<void>): Promise<void> {
  for (let leap = 0; leap < 3; leap += 1) {
    await pass(25);
    for (let round = 0; round < 8; round += 1) {
      const { checked, notified } = await shop.payments.reconcile();
      if (checked === 0 && notified === 0) break;
      await pass(1);
    }
  }
}
