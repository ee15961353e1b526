import { afterAll, beforeAll, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { createControlClient } from "../../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields } from "../../testing/office-client.js";
import { refusals } from "../../testing/refusals.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

async function page(query: string): Promise<string> {
  const text = await (await fetch(`${simulator.url}/_console?${query}`)).text();
  return text.replaceAll(/\s+/g, " ");
}

test.each(Object.entries(refusals))("%s: cause and remedy are told", async (name, refusal) => {
  await refusal.happens(simulator, name);
  const text = await page(`order=${name}&refused=1`);
  expect(text.split('<details class="entry"').length - 1).toBe(1);
  expect(text).toContain(`<b class="bad">${refusal.code}</b>`);
  expect(text).toContain(refusal.cause);
  expect(text).toContain(refusal.remedy);
});

test("an answer that a fault has spoiled names the fault", async () => {
  await createControlClient(simulator.url).post("faults", { method: "cardOrder", fault: "no-seal" });
  await refusals["BYCARD"]?.happens(simulator, "SPOILED");
  expect(await page("order=SPOILED")).toContain("The armed fault no-seal spoiled this answer");
});

test("an answer with changed content is shown as the shop has got it", async () => {
  await createControlClient(simulator.url).post("faults", { method: "cardOrder", fault: "foreign-echo" });
  await refusals["BYCARD"]?.happens(simulator, "CHANGED");
  const text = await page("q=CHANGED");
  expect(text).toContain(
    "The armed fault foreign-echo replaced the right answer: the shop got what is shown here.",
  );
  expect(text).not.toContain("the shop did not get what is shown here");
});

test("a wallet that nobody has opened yet is not a wrong field", async () => {
  await createOfficeClient(simulator.url).call("getWalletData", { merchantWalletId: "NEWCOMER" });
  const text = await page("q=NEWCOMER&refused=1");
  expect(text).toContain("has nothing under the merchantWalletId NEWCOMER.");
  expect(text).not.toContain("Correct merchantWalletId");
});

test("a call by itself is shown with its request and answer", async () => {
  const exchanges = (await (await fetch(`${simulator.url}/_control/exchanges`)).json()) as {
    readonly exchanges: readonly { readonly id: number }[];
  };
  const id = exchanges.exchanges[0]?.id;
  const text = await (await fetch(`${simulator.url}/_console/exchange?id=${id}`)).text();
  expect(text).toMatch(/<details class="entry" +open>/);
});

test("a payment held for review names the card, and is not refused", async () => {
  const office = createOfficeClient(simulator.url);
  await office.call("cardOrder", {
    ...orderFields({ transactionReference: "HELD", orderId: "HELD" }),
    ...cardFields("5100000500000300"),
  });
  expect(await page("order=HELD")).toContain("is always held for fraud review");
  expect(await page("order=HELD&refused=1")).toContain("No call like that.");
});
