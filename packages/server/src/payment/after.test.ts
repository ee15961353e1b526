import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Gateway } from "../gateway/gateway.js";
import type { Journal } from "../journal/journal.js";
import { openSqliteJournal } from "../journal/open-journal.js";
import { callShop, deliverDue } from "./after.js";
import { openDesk, type Desk } from "./settings.js";

let journal: Journal;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  journal = await openSqliteJournal({ file: ":memory:" });
});
afterEach(async () => {
  vi.useRealTimers();
  await journal.close();
});

function deskOf(onSettled: () => Promise<void>, log: string[], now: () => number = () => 3): Desk {
  return openDesk({
    gateway: {} as Gateway, // Nothing here calls it.
    journal,
    publicUrl: "https://shop.example/sips",
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: () => undefined,
    resultUrl: () => "/result",
    onSettled,
    log: ({ step }) => log.push(step),
    now,
  });
}

async function abandoned(reference: string) {
  const amount = { amountMinor: 1, currencyCode: "978" };
  const times = { createdAt: 1, expiresAt: 2, checkAt: 2 };
  await journal.open({ reference, orderId: reference, mode: "hosted", ...amount, ...times });
  const moved = await journal.move(reference, { to: "abandoned", at: 3, what: "given up" });
  if (moved.kind !== "moved") throw new Error(moved.kind);
  return moved.attempt;
}

test("a callback that hangs keeps nobody, and counts when it ends after all", async () => {
  const log: string[] = [];
  let end = () => {};
  const desk = deskOf(() => new Promise((resolve) => (end = resolve)), log);
  const attempt = await abandoned("A");
  const delivered = callShop(desk, attempt);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  await vi.advanceTimersByTimeAsync(15_000);
  await delivered;
  expect(log).toEqual(["onSettled late"]);
  expect((await journal.read("A"))?.deliveredAt).toBeUndefined();
  end();
  await vi.waitFor(async () => expect((await journal.read("A"))?.deliveredAt).toBe(3));
});

test("the reconciler tells of all that is due, also beyond one batch", async () => {
  let calls = 0;
  const desk = deskOf(async () => void (calls += 1), []);
  for (let index = 0; index < 7; index += 1) await abandoned(`A${index}`);
  expect(await deliverDue(desk, 3)).toBe(7);
  expect(calls).toBe(7);
  expect(await deliverDue(desk, 3)).toBe(0);
});
