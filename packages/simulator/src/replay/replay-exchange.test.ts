import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields, sealedRequest } from "../testing/office-client.js";
import { refusals } from "../testing/refusals.js";
import { encryptFor } from "../testing/stored-card.js";

const refused = "5100000000000305";
const iban = "FR7699999000010000000006905";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

type Shown = Readonly<{
  id: number;
  method: string;
  replayOf?: number;
  request: Readonly<Record<string, unknown>>;
  answer: Readonly<Record<string, unknown>>;
}>;

const office = () => createOfficeClient(simulator.url);
const control = () => createControlClient(simulator.url);

async function lastExchange(): Promise<Shown> {
  const { body } = await control().get("exchanges");
  // The shape that shown.ts gives; every test has made a call.
  return (body["exchanges"] as Shown[]).at(-1) as Shown;
}

async function replay(change: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const { id } = await lastExchange();
  const { body } = await control().post("replay", { exchange: id, ...change });
  return body["exchange"] as Shown;
}

const order = (change = {}) =>
  office().call("cardOrder", { ...orderFields({ orderId: "4711" }), ...cardFields(refused), ...change });

describe("a replay", () => {
  test("is sealed anew, under a new reference, with a card that behaves the same, and is marked", async () => {
    await order({ transactionReference: "AGAIN" });
    const original = await lastExchange();
    const replayed = await replay();
    expect(replayed).toMatchObject({
      method: "cardOrder",
      replayOf: original.id,
      request: { transactionReference: "AGAINR1", cardNumber: "5100##########05", orderId: "4711" },
      answer: { responseCode: "05", transactionReference: "AGAINR1" },
    });
    expect(replayed.request["seal"]).not.toBe(original.request["seal"]);
    expect(await control().transaction("AGAINR1")).toMatchObject({ status: "REFUSED" });
    expect((await replay()).request["transactionReference"]).toBe("AGAINR1R1");
  });

  test("with another test card and the same reference", async () => {
    await order({ transactionReference: "SAMENAME" });
    const same = { transactionReference: "SAMENAME", testCard: "MASTERCARD challenge 00" };
    expect((await replay(same)).answer).toMatchObject({ responseCode: "94" });
    expect((await replay({ ...same, transactionReference: "OTHERNAME" })).answer).toMatchObject({
      responseCode: "00",
    });
  });

  test("of a wrong seal is accepted: the shop's sealing was at fault", async () => {
    await refusals["WRONGSEAL"]?.happens(simulator, "SEALED");
    expect((await lastExchange()).answer).toMatchObject({ responseCode: "34" });
    expect((await replay()).answer).toMatchObject({ responseCode: "00" });
  });

  test("of an unknown shop is refused again: there is no key to seal with", async () => {
    await office().send("getTransactionData", { merchantId: "999999999999999", transactionReference: "X" });
    const { answer } = await lastExchange();
    expect((await replay()).answer).toEqual(answer);
  });

  test("of an encrypted card, a token and a payload makes new ones", async () => {
    const clear = cardFields(refused);
    await order({
      panType: "CSE",
      cardNumber: encryptFor(simulator.csePublicKeyPem, refused),
      cardCSCValue: encryptFor(simulator.csePublicKeyPem, "123"),
    });
    expect((await replay()).answer).toMatchObject({ responseCode: "05" });
    const { paymentToken } = await office().call("paymentTokenGenerate", clear);
    const opened = { ...orderFields(), merchantReturnUrl: "http://localhost:3000/return", paymentToken };
    await office().call("cardCheckEnrollment", opened as Parameters<typeof sealedRequest>[1]);
    expect((await replay()).answer).toMatchObject({ redirectionStatusCode: "00" });
  });

  test("of a bank account uses the test account of that mask", async () => {
    await office().call("initializeMandate", { iban, merchantReturnUrl: "http://localhost:3000/return" });
    expect((await replay()).answer).toMatchObject({ mandateResponseCode: "00" });
    expect((await lastExchange()).request["iban"]).toBe("FR76#####################05");
  });

  test("needs an exchange that is kept, and a test card that exists", async () => {
    await order();
    expect(await control().post("replay", { exchange: 999_999 })).toMatchObject({
      status: 404,
      body: { error: { code: "UNKNOWN_EXCHANGE" } },
    });
    const { id } = await lastExchange();
    expect(await control().post("replay", { exchange: id, testCard: refused })).toMatchObject({
      status: 400,
      body: { error: { code: "UNKNOWN_TEST_CARD" } },
    });
  });
});

describe("as a command", () => {
  const run = promisify(execFile);

  /** The command that the console offers for a call, run by a shell. */
  async function pasted(id: number): Promise<unknown> {
    const page = await (await fetch(`${simulator.url}/_console/exchange?id=${id}`)).text();
    const [, shown = ""] = /<pre class="command"[^>]*>([^<]*)<\/pre>/.exec(page) ?? [];
    const entities: Readonly<Record<string, string>> = { quot: '"', "#39": "'", lt: "<", gt: ">", amp: "&" };
    const command = shown.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => entities[name] ?? "");
    const { stdout } = await run("sh", ["-c", command]);
    return JSON.parse(stdout);
  }

  test("a call without card data goes to the office with its own seal, whatever it holds", async () => {
    const transactionReference = "PASTED1";
    await order({ transactionReference });
    const tricky = { transactionReference, returnContext: `it's "$HOME" & \`id\` \\ <b>` };
    await office().send("getTransactionData", tricky);
    const { id, answer } = await lastExchange();
    expect(await pasted(id)).toEqual(answer);
  });

  test("a call with a card is replayed by the simulator", async () => {
    await order({ transactionReference: "PASTED2" });
    const { id } = await lastExchange();
    expect(await pasted(id)).toMatchObject({
      exchange: { replayOf: id, answer: { responseCode: "05", transactionReference: "PASTED2R1" } },
    });
  });
});

test("no page and no list shows a key, a card number or an account in clear", async () => {
  await order();
  await replay();
  const { id } = await lastExchange();
  const paths = [
    "_control/exchanges",
    "_console",
    `_console/exchange?id=${id}`,
    `_console/replay?exchange=${id}`,
  ];
  const texts = await Promise.all(
    paths.map(async (path) => (await fetch(`${simulator.url}/${path}`)).text()),
  );
  for (const text of texts) {
    expect(text).not.toContain("_KEY");
    expect(text).not.toContain(iban);
    expect(text).not.toMatch(/\b[3-6]\d{14,15}\b/);
  }
});
