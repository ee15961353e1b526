import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundleProgram } from "../bundle-program.js";
import { controlOf } from "../control.js";
import { figures, isLong } from "../how-long.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { createDatabase } from "../postgres.js";
import { moveToMorning, type Shop } from "../shop.js";
import { readLines } from "./crashes.js";
import { openCrashShop, type CrashPlace } from "./crash-shop.js";
import { killAt } from "./kill-at.js";
import { resolveAll } from "./recover.js";
import { stories } from "./stories.js";

// The process that charges a later instalment is killed before or after each of its journal writes, gateway calls and
// callbacks: at all of them in `npm run test:long`, otherwise at some.
const stride = isLong ? 1 : 4;
const minuteMs = 60_000;
const aheadMs = 31 * 24 * 60 * minuteMs;

let simulator: Simulator;
let folder: string;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  folder = mkdtempSync(join(tmpdir(), "sips-kit-instalments-"));
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

const stores: readonly [string, (name: string) => Promise<string>][] = [
  ["SQLite", (name) => Promise.resolve(`sqlite:${join(folder, `${name}.db`)}`)],
  ["PostgreSQL", () => createDatabase()],
];

test.each(isLong ? stores : stores.slice(0, 1))(
  "a process killed while it charges an instalment: charged once, told under one id, journal on %s",
  async (store, open) => {
    const program = await bundleProgram(new URL("reconciling-process.ts", import.meta.url), folder);
    const { url, origins, csePublicKeyPem } = simulator;
    const wrong: string[] = [];
    const steps: string[] = [];
    for (let number = 1; ; number += stride) {
      const orderId = `instalments${number}`;
      const place: CrashPlace = {
        journal: await open(orderId),
        simulator: { url, origins, csePublicKeyPem },
        notificationsFile: join(folder, orderId),
      };
      await payFirst(place, orderId);
      const step = await killAt(program, { ...place, aheadMs, killAt: number });
      const found = await wrongAfter(place, orderId);
      wrong.push(...found.map((one) => `killed ${step}: ${one}`));
      if (step === undefined) break;
      steps.push(step);
    }
    expect(wrong).toEqual([]);
    expect(steps.length).toBeGreaterThan(isLong ? 12 : 3);
    figures(`crash points of an instalment, ${store}`, { killed: steps.length });
  },
  600_000,
);

/** A server on the place's journal, whose clocks are ahead of the machine's. */
async function openAhead(place: CrashPlace, ahead: number): Promise<{ shop: Shop; time: MovableTime }> {
  const time = createMovableTime();
  time.pass(ahead);
  return { shop: await openCrashShop(place, { now: time.now, timers: time.timers }), time };
}

async function payFirst(place: CrashPlace, orderId: string): Promise<void> {
  writeFileSync(place.notificationsFile, "");
  const { shop, time } = await openAhead(place, 0);
  await stories.instalments.play(shop, { orderId, reference: "", returnsFile: join(folder, "returns") });
  await resolveAll(shop, time);
  await shop.close();
}

/** What is wrong once another process has gone on for some hours. */
async function wrongAfter(place: CrashPlace, orderId: string): Promise<readonly string[]> {
  const { shop, time } = await openAhead(place, aheadMs);
  for (let quarter = 0; quarter < 12; quarter += 1) {
    time.pass(15 * minuteMs);
    await resolveAll(shop, time);
  }
  const [payment] = await shop.payments.listByOrder(orderId);
  const schedule = await shop.payments.operations.instalments(payment?.reference ?? "");
  const states = schedule?.instalments.map(({ state }) => state).join(" ");
  const charged = await chargedFor(shop, orderId);
  const told = readLines<{ eventId: string; state: string }>(place.notificationsFile);
  const ids = new Set(told.filter(({ state }) => state === "charged 2").map(({ eventId }) => eventId));
  const wrong: string[] = [];
  if (states !== "paid paid planned") wrong.push(`the instalments are ${states}`);
  if (charged !== "830 830") wrong.push(`charged ${charged}`);
  if (ids.size !== 1) wrong.push(`told under ${ids.size} ids`);
  await shop.close();
  return wrong;
}

/** Whatever the gateway has charged under the order's id, also what the shop might not know of. */
async function chargedFor(shop: Shop, orderId: string): Promise<string> {
  const control = controlOf(shop);
  const references = (await control.transactions())
    .filter(
      ({ echo }) =>
        typeof echo === "object" && echo !== null && "orderId" in echo && echo.orderId === orderId,
    )
    .map((one) => one["transactionReference"]);
  const charges = await control.charges();
  const amounts = charges.filter((one) => references.includes(one.transactionReference));
  return amounts.map(({ amount }) => amount).join(" ");
}
