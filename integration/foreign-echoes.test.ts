import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGateway, type Gateway } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { closeServer, listenLocally } from "./local-server.js";
import { runSips } from "./run-sips.js";
import { found, withChallenge, type Fields, type Script } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// A sealed answer with other values proves nothing: it may be the answer to another call of the same shop.

let scene: ScriptedShop;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-echoes-"));
  scene = await openScriptedShop({ journalFile: join(folder, "journal.db") });
});
afterEach(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});
afterAll(closeSimulator);

const order = "cardValidateAuthenticationAndOrder";
const query = "getTransactionData";

/** What another call of the same shop would be answered. */
const foreign: readonly [string, Fields][] = [
  ["transactionReference", { transactionReference: "01ANOTHERREFERENCE00000000" }],
  ["merchantId", { merchantId: "002001000000009" }],
  ["amount", { amount: "2491" }],
  ["currencyCode", { currencyCode: "840" }],
  ["orderId", { orderId: "4712" }],
];
const absent: readonly [string, Fields][] = [
  ["transactionReference", { transactionReference: undefined }],
  ["amount", { amount: undefined }],
];

describe.each([
  ...foreign.map(([field, change]) => ["another", field, change] as const),
  ...absent.map(([field, change]) => ["no", field, change] as const),
])("an answer with %s %s", (how, field, change) => {
  test("accepts no charge: unknown until the gateway's record resolves it", async () => {
    scene.office.script(order, (_request, known) => ({ ...known, ...change, responseCode: "00" }));
    expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
    expect(scene.shop.results).toEqual([]);
    expect(JSON.stringify(scene.shop.log)).toContain(`"field":"${field}"`);
    expect((await sipsTx()).out).toContain(`contradicted the payment in ${field}`);

    scene.office.script(query, shows({ transactionStatus: "REFUSED", responseCode: "05" }));
    await scene.shop.payments.reconcile();
    expect(await scene.newest()).toMatchObject({ state: "refused" });
    expect(scene.office.count(order)).toBe(1);
  });

  test("refuses no charge either", async () => {
    const isMissingAmount = how === "no" && field === "amount";
    scene.office.script(order, (_request, known) => ({ ...known, ...change, responseCode: "05" }));
    const state = isMissingAmount ? "refused" : "unknown";
    expect(await scene.pays()).toMatchObject({ outcome: state });
    if (isMissingAmount) return;
    scene.office.script(query, shows({ transactionStatus: "TO_CAPTURE", responseCode: "00" }));
    await scene.shop.payments.reconcile();
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
  });

  test("resolves no lost charge: it stays unknown, and a manual check is requested", async () => {
    scene.office.script(order, () => undefined);
    await scene.pays();
    const inQuery = field === "amount" ? "originAmount" : field;
    const shown: Script = (_request, known) =>
      found({ ...known, ...change }, { transactionStatus: "TO_CAPTURE", responseCode: "00" });
    scene.office.script(query, shown);
    await scene.untilAllIsOver();
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "unknown" });
    expect(scene.steps("answer contradicts the payment").length).toBeGreaterThanOrEqual(3);
    expect(scene.steps("answer contradicts the payment").at(-1)).toMatchObject({
      code: expect.stringMatching(/^GATEWAY_(ECHO_MISMATCH|ECHO_MISSING|OTHER_TRANSACTION)$/) as string,
      field: inQuery,
    });
    const { out, code } = await sipsTx();
    expect(out).toContain("manual check needed");
    expect(out).toMatch(new RegExp(`The gateway's record .* ${inQuery}`));
    expect(code).not.toBe(0);
    expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PENDING" } });
  });
});

describe("a refusal that names no transaction", () => {
  const refused: Script = () => ({ responseCode: "12" });

  test("counts only if the gateway's record agrees", async () => {
    scene.office.script(order, refused);
    scene.office.script(query, shows({ transactionStatus: "TO_CAPTURE", responseCode: "00" }));
    expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
    expect(scene.shop.results).toMatchObject([{ state: "accepted" }]);
  });

  test("frees no order while the gateway has no record; after the session it proves that there was no charge", async () => {
    scene.office.script(order, refused);
    expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
    expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PENDING" } });
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "abandoned" });
    expect(await scene.triesAgain()).toMatchObject({ status: 201 });
  });
});

test("two charges with swapped answers: each gets the result in the gateway's record", async () => {
  // Mixes up responses as a proxy might: the second call gets the answer to the first.
  const answers: Fields[] = [];
  scene.office.script(order, (_request, known) => {
    const isFirst = answers.length === 0;
    answers.push({ ...known, responseCode: isFirst ? "00" : "05" });
    return isFirst ? undefined : answers[0];
  });
  expect(await scene.pays("A")).toMatchObject({ outcome: "unknown" });
  expect(await scene.pays("B")).toMatchObject({ outcome: "unknown" });
  scene.office.script(query, (_request, known) => {
    const isPaid = known["orderId"] === "A";
    return found(known, {
      transactionStatus: isPaid ? "TO_CAPTURE" : "REFUSED",
      responseCode: isPaid ? "00" : "05",
    });
  });
  await scene.shop.payments.reconcile();
  expect(await scene.newest("A")).toMatchObject({ state: "accepted" });
  expect(await scene.newest("B")).toMatchObject({ state: "refused" });
});

test("a gateway that repeats nothing can be used if the shop allows it", async () => {
  await scene.close();
  scene = await openScriptedShop({ journalFile: join(folder, "journal.db"), requireEchoes: false });
  scene.office.script(order, () => ({ responseCode: "00" }));
  expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
});

describe("a charge that a forged return triggered", () => {
  const inTimeMs = 60_000;
  const forgedReturn = { errorFieldName: "paResMessage", responseCode: "12" };
  const isPaid = { transactionStatus: "TO_CAPTURE", responseCode: "00" };

  /** The buyer is at the bank; someone else posts to the return address. */
  async function afterForgedReturn(answer: Script): Promise<string> {
    scene.office.script("cardCheckEnrollment", () => withChallenge);
    const { url = "" } = await scene.pays();
    const back = `${scene.shop.url}${url.replace("/redirect/", "/return/")}`;
    scene.office.script(order, answer);
    await comesBack(back, "forged");
    return back;
  }
  const comesBack = (back: string, PaRes: string) =>
    createBuyer(scene.shop).submit({ action: back, fields: { PaRes }, buttons: [] });

  test.each<[string, Fields]>([
    ["errorFieldName paResMessage", forgedReturn],
    ["holderAuthentResponseCode 95", { responseCode: "05", holderAuthentResponseCode: "95" }],
    ["holderAuthentResponseCode 96", { responseCode: "05", holderAuthentResponseCode: "96" }],
  ])("%s: the real return still pays", async (_what, fields) => {
    const back = await afterForgedReturn((_request, known) => ({ ...known, ...fields }));
    expect(await scene.newest()).toMatchObject({ state: "redirected" });
    expect(scene.shop.results).toEqual([]);
    scene.office.script(order, (_request, known) => ({ ...known, responseCode: "00" }));
    await comesBack(back, "true");
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
  });

  test("is never abandoned without a query: a charge is found", async () => {
    await afterForgedReturn((_request, known) => ({ ...known, ...forgedReturn }));
    scene.office.script(query, shows(isPaid));
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
    expect(scene.shop.results).toMatchObject([{ state: "accepted" }]);
    expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PAID" } });
  });

  test.each<[string, Script]>([
    ["refuses to tell", () => ({ getTransDataResponseCode: "99" })],
    ["breaks off", () => undefined],
    ["is not sealed", () => ({ fields: { getTransDataResponseCode: "25" }, isSealed: false })],
  ])(
    "stays open while the query %s, and ends when the gateway says that there was none",
    async (_what, script) => {
      await afterForgedReturn((_request, known) => ({ ...known, ...forgedReturn }));
      scene.office.script(query, script);
      await scene.untilAllIsOver();
      expect(await scene.newest()).toMatchObject({ state: "unknown" });
      expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PENDING" } });
      scene.office.script(query, () => ({ getTransDataResponseCode: "25" }));
      await scene.untilAllIsOver();
      expect(await scene.newest()).toMatchObject({ state: "abandoned" });
    },
  );

  test("keeps its order claim while the refusal names no transaction and the gateway cannot be queried", async () => {
    scene.office.script(query, () => undefined);
    const back = await afterForgedReturn(() => forgedReturn);
    expect(await scene.newest()).toMatchObject({ state: "redirected" });
    expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PENDING" } });
    scene.later(inTimeMs);
    scene.office.script(order, (_request, known) => ({ ...known, responseCode: "00" }));
    await comesBack(back, "true");
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
  });

  test("is not abandoned because the real return's charge could not be sent", async () => {
    await scene.close();
    const away = createGateway({ url: await closedAddress(), ...testShop });
    let isCut = false;
    const around = (gateway: Gateway) =>
      Object.assign(Object.create(gateway) as Gateway, {
        cardValidateAuthenticationAndOrder: (...given: Parameters<Gateway[typeof order]>) =>
          (isCut ? away : gateway)[order](...given),
      });
    scene = await openScriptedShop({ journalFile: join(folder, "journal.db"), around });
    const back = await afterForgedReturn((_request, known) => ({ ...known, ...forgedReturn }));
    isCut = true;
    await comesBack(back, "true");
    expect(await scene.newest()).toMatchObject({ state: "unknown" });
    expect(scene.shop.results).toEqual([]);
    scene.office.script(query, shows(isPaid));
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
    await away.close();
  });

  test("is not refused by the answer to a query about it", async () => {
    const back = await afterForgedReturn((_request, known) => ({ ...known, ...forgedReturn }));
    scene.office.script(order, ({ transactionReference }) => ({
      transactionReference,
      getTransDataResponseCode: "25",
      responseCode: "25",
    }));
    scene.office.script(query, () => undefined);
    await comesBack(back, "true");
    expect(await scene.newest()).toMatchObject({ state: "unknown" });
    scene.office.script(query, shows(isPaid));
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
    expect(scene.shop.results).toMatchObject([{ state: "accepted" }]);
  });

  test("charged twice after all: the shop is notified of both, and it is logged", async () => {
    await afterForgedReturn((_request, known) => ({ ...known, ...forgedReturn }));
    const first = (await scene.newest())?.reference;
    scene.office.script("cardCheckEnrollment", () => ({ ...withChallenge, redirectionUrl: "" }));
    scene.office.script(order, (_request, known) => ({ ...known, responseCode: "00" }));
    expect(await scene.pays()).toMatchObject({ outcome: "accepted" });
    scene.office.script(query, shows(isPaid));
    await scene.untilAllIsOver();
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted", "accepted"]);
    expect(scene.steps("order charged twice")).toMatchObject([{ reference: first }]);
  });
});

function shows(fields: Fields): Script {
  return (_request, known) => found(known, fields);
}

/** An address at which nobody listens. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  const url = await listenLocally(server);
  await closeServer(server);
  return url;
}

/** What `sips tx` shows support of the newest payment. */
async function sipsTx() {
  const { reference = "" } = (await scene.newest()) ?? {};
  const { out, code } = await runSips(["tx", reference], {
    SIPS_GATEWAY_URL: scene.office.url,
    SIPS_MERCHANT_ID: testShop.merchantId,
    SIPS_SECRET_KEY: testShop.secretKey,
    SIPS_KEY_VERSION: testShop.keyVersion,
    SIPS_JOURNAL: join(folder, "journal.db"),
  });
  // The output is wrapped for the terminal.
  return { out: out.replace(/\s+/g, " "), code };
}
