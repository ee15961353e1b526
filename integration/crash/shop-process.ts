import { createKiller } from "./killing.js";
import type { CrashPlace } from "./crash-shop.js";
import { openSteppingShop } from "./stepping-shop.js";
import { stories, storyOf, type Scene } from "./stories.js";

/** A shop's server in its own process, which runs one story and is killed at one of its steps. */
export interface CrashTask extends CrashPlace {
  readonly scene: Scene;
  /** 0 for never. */
  readonly killAt: number;
}

// Written by kill-at.ts, from a CrashTask.
const task = JSON.parse(process.argv[2] ?? "") as CrashTask;
const shop = await openSteppingShop(task, createKiller(task.killAt));
await stories[storyOf(task.scene.orderId)].play(shop, task.scene);
await shop.close();
