import { createBuyer } from "../buyer.js";
import { controlOf } from "../control.js";
import type { Shop } from "../shop.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { readLines, type Crash } from "./crashes.js";
import { openCrashShop, type CrashPlace } from "./crash-shop.js";

// Longer than a session plus the time by which the gateway's records may lag behind.
const laterMs = 25 * 60_000;
const resolveRounds = 20;

interface WrittenReturn {
  readonly orderId: string;
  readonly form: { readonly action: string; readonly fields: Record<string, string> };
}

/**
 * Another process of the shop takes over: half of the buyers whose connection broke press reload, time passes, and the
 * reconciler runs until nothing is due. Returns the shop, still open.
 */
export async function recover(place: CrashPlace, crashes: readonly Crash[]): Promise<Shop> {
  const time = createMovableTime();
  const shop = await openCrashShop(place, { now: time.now, timers: time.timers });
  const buyer = createBuyer(shop);
  const returns = readLines<WrittenReturn>(crashes[0]?.scene.returnsFile ?? "");
  const again = returns.filter((_, index) => index % 2 === 0);
  // All at once: each waits for a charge that was under way in a process that is gone.
  await Promise.all(
    again.map(({ form }) => {
      const action = new URL(new URL(form.action).pathname, shop.url).href;
      return buyer.submit({ ...form, action, buttons: [] });
    }),
  );
  for (let leap = 0; leap < 3; leap += 1) {
    // Whatever this process finds no trace of must leave none for another whole interval.
    time.pass(laterMs);
    await controlOf(shop).advance("PT25M");
    await resolveAll(shop, time);
  }
  return shop;
}

/** Runs the reconciler until nothing is due. */
export async function resolveAll(shop: Shop, time: MovableTime): Promise<void> {
  for (let round = 0; round < resolveRounds; round += 1) {
    const { checked, notified } = await shop.payments.reconcile();
    if (checked === 0 && notified === 0) return;
    // Later rounds leave more time between queries.
    time.pass(60_000);
  }
  throw new Error("The reconciler finds no end.");
}
