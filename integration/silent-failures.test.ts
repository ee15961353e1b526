import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal, type Payment } from "@sips-kit/server";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { runSips } from "./run-sips.js";
import { found, withChallenge, type Script } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { withSteps } from "./with-steps.js";

// A shop cancels an order when it is told "abandoned". So it is not told of an attempt that failed while another one
// held the order claim.

let scene: ScriptedShop;
let folder: string;
/** Makes the shop's callback fail while true. */
let isShopAway = false;
/** A server pauses once at this step of its journal, while this happens. */
let standsStill: { readonly at: string; readonly meanwhile: () => Promise<void> } | undefined;

const step = async (name: string) => {
  if (standsStill?.at !== name) return;
  const { meanwhile } = standsStill;
  standsStill = undefined;
  await meanwhile();
};

beforeEach(async () => {
  isShopAway = false;
  standsStill = undefined;
  folder = await mkdtemp(join(tmpdir(), "sips-silent-"));
  const journal = await openSqliteJournal({ file: join(folder, "journal.db") });
  const webhooks = withSteps(journal.webhooks, ["add"], step);
  scene = await openScriptedShop({
    journal: Object.assign(withSteps(journal, ["move", "dropNotification"], step), { webhooks }),
    webhooks: { endpoints: [crm] },
    onResult: hear,
  });
});
afterEach(async () => {
  told.length = 0;
  await scene.close();
  await rm(folder, { recursive: true });
});
afterAll(closeSimulator);

/** A system of the merchant's that does not answer. */
const crm = {
  id: "crm",
  url: "http://127.0.0.1:1/",
  secrets: ["the secret of the receiver, long enough"] as const,
};

const told: Payment[] = [];
const hear = (payment: Payment) => {
  if (isShopAway) throw new Error("the shop's database is away");
  told.push(payment);
};
const heard = () => told.map(({ orderId, state }) => `${orderId} ${state}`);
const order = "cardValidateAuthenticationAndOrder";

/** Card forms that appear and are left open. */
async function opensForms(count: number): Promise<void> {
  const buyer = createBuyer(scene.shop);
  for (let form = 0; form < count; form += 1) await buyer.opens("4711");
}

/** A buyer who is redirected to the bank and does not come back. */
async function leavesForTheBank(): Promise<string> {
  scene.office.script("cardCheckEnrollment", () => withChallenge);
  const { url = "" } = await scene.pays();
  scene.office.script("cardCheckEnrollment", () => ({ ...withChallenge, redirectionUrl: "" }));
  return `${scene.shop.url}${url.replace("/redirect/", "/return/")}`;
}

const untilAllIsOver = () => scene.untilAllIsOver();

test("three forms left open and one paid: the shop is notified only of the payment", async () => {
  await opensForms(3);
  await scene.pays();
  await untilAllIsOver();
  expect(heard()).toEqual(["4711 accepted"]);
  expect((await scene.shop.payments.listByOrder("4711")).map(({ state }) => state).sort()).toEqual([
    "abandoned",
    "abandoned",
    "abandoned",
    "accepted",
  ]);
  expect(scene.steps("onResult suppressed")).toHaveLength(3);
});

test.each(["held", "unknown"])("the same while another attempt is %s", async (how) => {
  await opensForms(2);
  await leavesForTheBank();
  const isHeld = how === "held";
  scene.office.script(order, (_request, known) =>
    isHeld ? { ...known, responseCode: "05", scoreColor: "ORANGE" } : undefined,
  );
  const shown: Script = (_request, known) =>
    isHeld ? found(known, { responseCode: "05", transactionStatus: "TO_CHALLENGE" }) : undefined;
  scene.office.script("getTransactionData", shown);
  await scene.pays();
  await untilAllIsOver();
  expect(heard()).toEqual(isHeld ? ["4711 in-review"] : []);

  scene.office.script("getTransactionData", (_request, known) =>
    found(known, { responseCode: "05", transactionStatus: "REFUSED" }),
  );
  if (isHeld) return;
  // The claim is released without a payment: the shop is notified only of the attempt that held it.
  await untilAllIsOver();
  expect(heard()).toEqual(["4711 refused"]);
});

test("a buyer who comes back to an order that another attempt has paid", async () => {
  const back = await leavesForTheBank();
  await scene.pays();
  await createBuyer(scene.shop).submit({ action: back, fields: { PaRes: "true" }, buttons: [] });
  const states = (await scene.shop.payments.listByOrder("4711")).map(({ state, reason }) => [state, reason]);
  expect(states).toEqual([
    ["accepted", undefined],
    ["abandoned", "order-paid-elsewhere"],
  ]);
  expect(heard()).toEqual(["4711 accepted"]);
});

test("a failure that the shop has not processed yet is dropped once another attempt has paid", async () => {
  scene.office.script(order, (_request, known) => ({ ...known, responseCode: "05" }));
  isShopAway = true;
  expect(await scene.pays()).toMatchObject({ outcome: "refused" });
  isShopAway = false;
  scene.office.script(order, (_request, known) => ({ ...known, responseCode: "00" }));
  expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
  await untilAllIsOver();
  expect(heard()).toEqual(["4711 accepted"]);
});

test("all failures of an order that nobody pays are notified", async () => {
  await opensForms(1);
  scene.office.script(order, (_request, known) => ({ ...known, responseCode: "05" }));
  await scene.pays();
  await untilAllIsOver();
  expect(heard()).toEqual(["4711 refused", "4711 abandoned"]);
});

const pauses = ["after move to refused", "after dropNotification", "after add"];
describe.each(pauses)("a server that pauses %s", (at) => {
  const answersOrdersWith = (responseCode: string) =>
    scene.office.script(order, (_request, known) => ({ ...known, responseCode }));
  /** A minute later, when the paused server has lost its lease on the result. */
  const anotherServerTells = async () => {
    const other = await openScriptedShop({ journalFile: join(folder, "journal.db"), onResult: hear });
    other.later(60_000);
    await other.shop.payments.reconcile();
    await other.close();
  };

  test("does not report the failure if another attempt has paid meanwhile", async () => {
    answersOrdersWith("05");
    const meanwhile = async () => {
      answersOrdersWith("00");
      expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
      await anotherServerTells();
      scene.later(60_000);
    };
    standsStill = { at, meanwhile };
    expect(await scene.pays()).toMatchObject({ outcome: "refused" });
    await untilAllIsOver();
    expect(heard()).toEqual(["4711 accepted"]);
  });

  test("still reports the failure if nobody has paid", async () => {
    answersOrdersWith("05");
    standsStill = { at, meanwhile: async () => scene.later(60_000) };
    expect(await scene.pays()).toMatchObject({ outcome: "refused" });
    await untilAllIsOver();
    expect(heard()).toEqual(["4711 refused"]);
  });
});

describe("sips tx", () => {
  test("says that the shop is not notified because of another attempt; no action is needed", async () => {
    await opensForms(1);
    const [form] = await scene.shop.payments.listByOrder("4711");
    await scene.pays();
    const paid = await scene.newest();
    await untilAllIsOver();
    const { out, code } = await runSips(["tx", form?.reference ?? ""], {
      SIPS_GATEWAY_URL: scene.office.url,
      SIPS_JOURNAL: join(folder, "journal.db"),
    });
    expect(out).toContain("the shop is not notified: another attempt holds the order claim");
    expect(out).toContain(`orderClaimedBy=${paid?.reference}`);
    expect(out).toContain("there is nothing to do");
    expect(code).toBe(0);
  });
});
