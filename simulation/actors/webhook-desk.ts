import type { Payments } from "../engine.js";
import type { Random } from "../random.js";
import type { MerchantWorld } from "./merchant-world.js";

const minute = 60_000;
const hour = 60 * minute;

/** Staff look after webhooks: what is dead is sent again, now and then with everything of the last minutes. */
export function keepWebhooks(world: Pick<MerchantWorld, "browser" | "scheduler">, random: Random): void {
  const { browser, scheduler } = world;
  const round = async () => {
    const tidy = random.chance(0.2) ? replayPeriod : replayDead;
    await browser.ask(random, ({ webhooks }) => tidy(webhooks));
    lookAgain();
  };
  // Runs that go on for weeks are calm by then.
  const lookAgain = () =>
    void scheduler.after(scheduler.now() < 6 * hour ? 20 * minute : 6 * hour, () => void round());
  lookAgain();
}

async function replayDead(webhooks: Payments["webhooks"]): Promise<void> {
  const dead = await webhooks.list({ state: "dead", limit: 20 });
  for (const { eventId } of dead) await webhooks.replay({ eventId });
}

async function replayPeriod(webhooks: Payments["webhooks"]): Promise<void> {
  const eventId = await webhooks.test();
  const [one] = await webhooks.of(eventId);
  if (one) await webhooks.replay({ from: one.createdAt - 5 * minute, to: one.createdAt + 1 });
}
