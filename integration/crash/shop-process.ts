import { appendFileSync } from "node:fs";
import { openJournal } from "@sips-kit/server";
import { withSteps } from "../with-steps.js";
import { createKiller } from "./killing.js";
import { openCrashShop, type CrashPlace } from "./crash-shop.js";
import { stories, storyOf, type Scene } from "./stories.js";

/** A shop's server in a process of its own, which plays one story and is killed at one step of it. */
export interface CrashTask extends CrashPlace {
  readonly scene: Scene;
  /** 0 for never. */
  readonly killAt: number;
}

// Written by kill-at.ts, from a CrashTask.
const task = JSON.parse(process.argv[2] ?? "") as CrashTask;
const step = createKiller(task.killAt);
const journal = await openJournal(task.journal);

const shop = await openCrashShop(task, {
  journal: Object.assign(
    withSteps(journal, ["open", "move", "leaseOne", "markDelivered", "putOffDelivery"], step),
    { operations: withSteps(journal.operations, ["open", "move"], step) },
  ),
  around: (gateway) =>
    withSteps(
      gateway,
      [
        "hostedFieldsInitialize",
        "getWalletData",
        "cardCheckEnrollment",
        "walletCheckEnrollment",
        "cardValidateAuthenticationAndOrder",
        "getTransactionData",
        "refund",
        "cancel",
        "validate",
        "duplicate",
        "acceptChallenge",
      ],
      step,
    ),
  onSettled: ({ deliveryId, reference, state }) => {
    step("before onSettled");
    appendFileSync(task.deliveriesFile, `${JSON.stringify({ deliveryId, reference, state })}\n`);
    step("after onSettled");
  },
});
await stories[storyOf(task.scene.orderId)].play(shop, task.scene);
await shop.close();
