import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { startCuttingLine, type Cut } from "./cutting-line.js";
import { figures, isLong } from "./how-long.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { unlimited } from "./unlimited.js";

// The exchange of one charge is cut after every byte (every 29th, except in the long run). Whatever is lost, journal
// and gateway agree in the end and nobody is charged twice.
const stride = isLong ? 1 : 29;
const method = "cardValidateAuthenticationAndOrder";
const farAway = 1_000_000;

let simulator: Simulator;
let line: Awaited<ReturnType<typeof startCuttingLine>>;
let shop: Shop;
let time: MovableTime;

beforeEach(async () => {
  time = createMovableTime();
  simulator = await startSimulator({ port: 0 });
  line = await startCuttingLine(simulator.url);
  shop = await openShop({
    simulator,
    line: line.url,
    now: time.now,
    timers: time.timers,
    limits: unlimited,
    // Each cut counts as a failure of the host; here the next call must still be sent.
    retry: { circuit: false },
  });
});
afterEach(async () => {
  await shop.close();
  await line.close();
  await simulator.close();
});

async function pay(orderId: string, cut: Omit<Cut, "method">): Promise<unknown> {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  const token = await buyer.types("5100000100000700");
  line.cutAt({ method, ...cut });
  const { body } = await buyer.pays(session, token);
  line.cutAt(undefined);
  return body["outcome"];
}

describe.each(["request", "answer"] as const)("the %s of a charge, cut", (side) => {
  test("after every byte: one charge or none, and the journal says which", async () => {
    expect(await pay("whole", { side, after: farAway })).toBe("accepted");
    const length = line.lengths()[side];
    expect(length).toBeGreaterThan(400);
    const cuts = [];
    for (let after = 1; after < length; after += stride) cuts.push(after);
    const outcomes = new Set<unknown>();
    for (const after of cuts) outcomes.add(await pay(`cut${after}`, { side, after }));
    expect([...outcomes]).toEqual(["unknown"]);

    await shop.payments.reconcile();
    time.pass(25 * 60_000);
    await shop.payments.reconcile();
    const charges = new Set((await controlOf(shop).charges()).map((charge) => charge.transactionReference));
    const states = new Map<string, number>();
    for (const after of cuts) {
      const attempts = await shop.payments.listByOrder(`cut${after}`);
      expect(attempts).toHaveLength(1);
      for (const { reference, state } of attempts) {
        expect(state, `cut after ${after}`).toBe(charges.has(reference) ? "accepted" : "abandoned");
        states.set(state, (states.get(state) ?? 0) + 1);
      }
    }
    expect(shop.results).toHaveLength(cuts.length + 1);
    figures(`byte cuts, ${side}`, { bytes: length, cut: cuts.length, ...Object.fromEntries(states) });
  }, 600_000);
});
