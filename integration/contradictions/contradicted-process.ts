import { writeFileSync } from "node:fs";
import type { ThreeDSecureSettings } from "@sips-kit/server";
import { createKiller } from "../crash/killing.js";
import type { CrashPlace } from "../crash/crash-shop.js";
import { openSteppingShop } from "../crash/stepping-shop.js";
import { stories, storyOf, type Scene, type Told } from "../crash/stories.js";
import { createMovableTime } from "../movable-time.js";
import { takingCards } from "./taking-cards.js";
import { putInForce, type Contradiction } from "./contradiction.js";
import { createStops } from "./stops.js";

/** One flow to run, and the number of the step at which it is stopped. */
export interface FlowScene extends Scene {
  readonly stopAt: number;
}

/** What a process does before it is killed: runs flows, or reconciles what an earlier one left. */
export interface ContradictedTask extends CrashPlace {
  readonly cards: ThreeDSecureSettings;
  readonly play?: {
    readonly scenes: readonly FlowScene[];
    /** Takes effect once all flows are about to move money. */
    readonly atCharge: Contradiction;
    /** Where it records, just before it is killed, the step of each flow. */
    readonly cutFile: string;
  };
  readonly reconcile?: {
    /** How far its time is ahead. */
    readonly laterMs: number;
    readonly killAt: number;
  };
}

// Written by run-process.ts, from a ContradictedTask.
const task = JSON.parse(process.argv[2] ?? "") as ContradictedTask;
if (task.play) await play(task.play);
if (task.reconcile) await reconcile(task.reconcile);

async function play({ scenes, atCharge, cutFile }: NonNullable<ContradictedTask["play"]>): Promise<void> {
  const stops = createStops(
    scenes,
    () => putInForce(task.simulator, atCharge),
    (cuts) => {
      writeFileSync(cutFile, JSON.stringify(cuts));
      process.kill(process.pid, "SIGKILL");
    },
  );
  const shop = await openSteppingShop(task, stops.step, {
    paymentMethods: takingCards(task.cards),
    retry: { circuit: false },
  });
  for (const scene of scenes) {
    const { orderId } = scene;
    const { kind, play: run } = stories[storyOf(orderId)];
    run(shop, scene).then(
      // What a payment's story gives.
      (result) => stops.end({ orderId, ...(kind === "payment" && { told: result as Told }) }),
      (error: unknown) => stops.end({ orderId, error: String(error) }),
    );
  }
}

async function reconcile({ laterMs, killAt }: NonNullable<ContradictedTask["reconcile"]>): Promise<void> {
  const { now, timers, pass } = createMovableTime();
  pass(laterMs);
  const shop = await openSteppingShop(task, createKiller(killAt), {
    paymentMethods: takingCards(task.cards),
    now,
    timers,
  });
  await shop.payments.reconcile();
  await shop.close();
}
