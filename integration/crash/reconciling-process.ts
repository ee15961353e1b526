import { createMovableTime } from "../movable-time.js";
import type { CrashPlace } from "./crash-shop.js";
import { createKiller } from "./killing.js";
import { openSteppingShop } from "./stepping-shop.js";

/** A shop's server in its own process, which reconciles once and is killed at one of its steps. */
export interface ReconcilingTask extends CrashPlace {
  /** How far its clocks are ahead of the machine's. */
  readonly aheadMs: number;
  readonly killAt: number;
}

// Written by kill-at.ts, from a ReconcilingTask.
const task = JSON.parse(process.argv[2] ?? "") as ReconcilingTask;
const time = createMovableTime();
time.pass(task.aheadMs);
const shop = await openSteppingShop(task, createKiller(task.killAt), { now: time.now, timers: time.timers });
await shop.payments.reconcile();
await shop.close();
