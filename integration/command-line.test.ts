import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { seal } from "@sips-kit/protocol";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSips } from "./run-sips.js";

const program = fileURLToPath(new URL("../packages/server/src/cli/sips.ts", import.meta.url));
const node = ["--conditions=source", "--import", import.meta.resolve("tsx"), program];
const pan = "5017679110380400";
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

/** Runs a command in this process, which is the same but for its start. */
function sips(
  args: readonly string[],
  { input = "", env }: { input?: string; env?: NodeJS.ProcessEnv } = {},
) {
  return runSips(
    args,
    { SIPS_GATEWAY_URL: simulator.url, ...env },
    { readInput: (file) => (file === "-" ? Promise.resolve(input) : readFile(file, "utf8")) },
  );
}

/** Runs the real command line as its own process. */
async function spawnSips(args: readonly string[], given: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
  const env = { PATH: process.env["PATH"], SIPS_GATEWAY_URL: simulator.url, ...given.env };
  const child = spawn(process.execPath, [...node, ...args], { env });
  child.stdin.end(given.input ?? "");
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, err, code: code as number }; // the first argument of exit, for a child that no signal ends
}

const orderFields = {
  amount: "2490",
  currencyCode: "978",
  orderChannel: "INTERNET",
  cardNumber: pan,
  cardExpiryDate: "203012",
  cardCSCValue: "123",
};
const byHand = (fields: Record<string, string>) =>
  Object.entries(fields).flatMap(([name, value]) => [`--${name}`, value]);

describe("sips call", () => {
  test("sends fields from the command line, also of containers, and explains the answer", async () => {
    const { out, err, code } = await sips([
      "call",
      "cardOrder",
      ...byHand({ ...orderFields, transactionReference: "CLI1", "customerContact.email": "a@shop.example" }),
      "--lang",
      "fr",
    ]);
    expect(err).toBe("");
    expect(out).toContain("cardOrder: accepted (responseCode 00)");
    expect(out).toContain("Le paiement ou l’opération est accepté.");
    expect(out).toMatch(/transactionReference +CLI1/);
    expect(code).toBe(0);
  });

  test("reads the request from a file or standard input, lets arguments override it, and writes JSON", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "sips-")), "order.json");
    writeFileSync(file, JSON.stringify({ ...orderFields, transactionReference: "CLI2" }));
    const fromFile = await sips([
      "call",
      "cardOrder",
      "--json",
      file,
      "--amount",
      "1000",
      "--output",
      "json",
    ]);
    expect(JSON.parse(fromFile.out)).toMatchObject({ method: "cardOrder", outcome: "accepted", code: "00" });
    const read = await sips(["call", "getTransactionData", "--json", "-", "--json"], {
      input: JSON.stringify({ transactionReference: "CLI2" }),
    });
    expect(JSON.parse(read.out)).toMatchObject({
      outcome: "accepted",
      answer: { originAmount: "1000" },
    });
  });

  test("a refusal: its meaning, what to tell the buyer, exit code 1", async () => {
    const { out, code } = await sips([
      "call",
      "cardOrder",
      ...byHand({ ...orderFields, cardNumber: "4100000000000605", transactionReference: "CLI3" }),
    ]);
    expect(out).toContain("cardOrder: refused (responseCode 05)");
    expect(out).toContain("To the buyer: This payment was refused.");
    expect(code).toBe(1);
  });

  test("an invalid request is not sent: each field and its rule, exit code 2", async () => {
    const { out, err, code } = await sips([
      "call",
      "cardOrder",
      "--amount",
      "24.90",
      "--currencyCode",
      "978",
    ]);
    expect(out).toBe("");
    expect(err).toContain("amount has the wrong form");
    expect(err).toContain("Its fields: sips methods cardOrder");
    expect(code).toBe(2);
  });

  test.each([
    [["cal"], "Did you mean: sips call"],
    [["call", "cardOder"], "Did you mean cardOrder?"],
    [["call", "cardOrder", "--amuont", "1"], "Did you mean --amount?"],
    [["call", "cardOrder", "--customerContact.emial", "a"], "Did you mean --customerContact.email?"],
    [["call", "cardOrder", "--amount", "1", "--amount", "2"], "given twice"],
    [["call"], "which method?"],
    [["call", "cardOrder", "--json", "/nowhere.json"], "no such file"],
    [["codes", "responsCode"], "Did you mean responseCode?"],
    [["methods", "refnd"], "Did you mean refund?"],
    [["methods", "--lang", "de"], "the languages are en and fr"],
  ])("%j: %s", async (args, hint) => {
    const { err, code } = await sips(args);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/\n +at /);
    expect(code).toBe(2);
  });

  test("no gateway: exit code 3, and how to start a simulator", async () => {
    const { out, err, code } = await sips(["call", "hostedFieldsInitialize"], {
      env: { SIPS_GATEWAY_URL: "http://127.0.0.1:1" },
    });
    expect(out).toContain("hostedFieldsInitialize: not-sent (GATEWAY_UNREACHABLE)");
    expect(err).toContain("sips simulator");
    expect(code).toBe(3);
  });

  test("no trustworthy answer: exit code 4, and how to find out", async () => {
    const server = createServer((_, response) => response.end("<html></html>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // a listening TCP server has one
    const { out, err, code } = await sips(
      [
        "call",
        "refund",
        ...byHand({ transactionReference: "R1", operationAmount: "1", currencyCode: "978" }),
      ],
      { env: { SIPS_GATEWAY_URL: `http://127.0.0.1:${port}` } },
    );
    server.close();
    expect(out).toContain("refund: unknown (GATEWAY_ANSWER_NOT_JSON)");
    expect(err).toContain("sips call getTransactionData --transactionReference R1");
    expect(code).toBe(4);
  });

  test("a platform other than the simulator needs its own shop; a production one accepts no card as an argument", async () => {
    const unset = await sips(["call", "hostedFieldsInitialize"], {
      env: { SIPS_ENVIRONMENT: "sogenactif-test" },
    });
    expect(unset.err).toContain("SIPS_MERCHANT_ID, SIPS_SECRET_KEY, SIPS_KEY_VERSION");
    const env = {
      SIPS_ENVIRONMENT: "sogenactif",
      SIPS_MERCHANT_ID: "1",
      SIPS_SECRET_KEY: "canary",
      SIPS_KEY_VERSION: "1",
    };
    for (const field of ["cardNumber", "returnContext"]) {
      const { out, err, code } = await sips(["call", "cardOrder", `--${field}`, pan], { env });
      expect(err).toContain("no card on the command line of a production platform");
      expect(out + err).not.toMatch(new RegExp(`${pan}|canary`));
      expect(code).toBe(2);
    }
    const mistyped = await sips(["call", "refund"], { env: { SIPS_ENVIRONMENT: "sogenactiv" } });
    expect(mistyped.err).toContain("Did you mean sogenactif?");
  });

  test("prints no card number, even one in another field", async () => {
    for (const output of ["json", "text"]) {
      const fields = { ...orderFields, transactionReference: `CLI4${output}`, returnContext: `card ${pan}` };
      const { out, err } = await sips(["call", "cardOrder", ...byHand(fields), "--output", output]);
      expect(out).toContain("0400");
      expect(out + err).not.toContain(pan);
    }
  });
});

describe("as a process of its own", () => {
  test("sips reads standard input, writes to standard output, and ends with the outcome's code", async () => {
    const request = JSON.stringify({ ...orderFields, transactionReference: "CLI5" });
    const accepted = await spawnSips(["call", "cardOrder", "--json", "-", "--output", "json"], {
      input: request,
    });
    expect(accepted.err).toBe("");
    expect(JSON.parse(accepted.out)).toMatchObject({
      outcome: "accepted",
      answer: { transactionReference: "CLI5" },
    });
    expect(accepted.code).toBe(0);
    const again = await spawnSips(["call", "cardOrder", "--json", "-"], { input: request });
    expect(again.out).toContain("cardOrder: refused (responseCode 94)");
    expect(again.code).toBe(1);
    const wrong = await spawnSips(["call", "cardOrder", "--json", "/nowhere.json"]);
    expect(wrong.err).toContain("sips call: ENOENT");
    expect(wrong.code).toBe(2);
  });
});

describe("sips methods and codes", () => {
  test("list the 44 methods, and for one its fields, containers, codes and a working example", async () => {
    const list = await sips(["methods"]);
    expect(list.out.match(/^ {2}\w+ +(read|open|money|change) /gm)).toHaveLength(44);
    const one = await sips(["methods", "cardOrder", "--all", "--lang", "fr"]);
    expect(one.out).toMatch(/Required:\n {2}--amount/);
    expect(one.out).toContain("Container fraudData");
    expect(one.out).toContain("--cscType ?");
    expect(one.out).toContain("Soit la carte");
    expect(one.out).toContain("Answer:");
    const example = /echo '(.*)' \| sips call cardOrder/.exec(one.out)?.[1];
    const called = await sips(["call", "cardOrder", "--json", "-"], { input: example ?? "" });
    expect(called.out).toContain("cardOrder: accepted");
  });

  test("show a code's meaning for merchant and buyer, and that a list may be incomplete", async () => {
    const { out } = await sips(["codes", "responseCode", "54"]);
    expect(out).toContain("To the buyer:\n  This card has expired.");
    expect((await sips(["codes", "responseCode", "Z9"])).out).toContain("not in our list");
    expect((await sips(["codes"])).out).toMatch(/captureMode +3 +AUTHOR_CAPTURE/);
  });
});

describe("sips seal", () => {
  const message = { merchantId: "1", amount: "2490", keyVersion: "1", interfaceVersion: "IR_WS_2.53" };

  test("shows the values in their order, the text and the seal, without the card", async () => {
    const input = JSON.stringify({ ...message, cardNumber: pan, cardCSCValue: "987" });
    const { out, code } = await sips(["seal", "-"], { input });
    expect(out).toMatch(/amount +2490\n +cardCSCValue +\*\*\*\n +cardNumber +\*{12}0400\n +interfaceVersion/);
    expect(out).toContain(seal(JSON.parse(input) as typeof message, testShop.secretKey));
    expect(out).not.toMatch(new RegExp(`${pan}|987|${testShop.secretKey}`));
    expect(code).toBe(0);
  });

  test("--verify: it verifies, or the mistake that explains it is named", async () => {
    const right = { ...message, seal: seal(message, "K") };
    expect(
      await sips(["seal", "-", "--verify", "--key", "K"], { input: JSON.stringify(right) }),
    ).toMatchObject({
      out: "The seal verifies (HMAC-SHA-256).\n",
      code: 0,
    });
    const wrong = { ...message, seal: seal(message, "K", "SHA-256") };
    const told = await sips(["seal", "-", "--verify"], {
      input: JSON.stringify(wrong),
      env: { SIPS_SECRET_KEY: "K" },
    });
    expect(told.out).toContain("It would if:\n  the algorithm is SHA-256\n");
    expect(told.code).toBe(1);
  });
});

test("sips help is an overview, and each command has its own help", async () => {
  const front = await sips([]);
  expect(front).toMatchObject({ code: 0, err: "" });
  for (const command of ["call", "methods", "codes", "seal", "simulator", "help"]) {
    expect(front.out).toContain(`sips ${command}`);
  }
  const help = await sips(["help", "call"]);
  expect(help.out).toContain("--json FILE");
  expect((await sips(["call", "--help"])).out).toBe(help.out);
});

test.each([
  [["--port", "65534"], "65533"],
  [["--port", ""], "--port"],
  [["--supplier-return", "form"], "sealed-data"],
  [["--prot", "4000"], "--prot"],
])("sips simulator rejects %j with the simulator's own message", async (args, word) => {
  const { code, err } = await sips(["simulator", ...args]);
  expect(code).toBe(2);
  expect(err).toContain(word);
});

test("sips simulator starts one, and ends when it is interrupted", async () => {
  const child = spawn(
    process.execPath,
    [...node, "simulator", "--port", "0", "--supplier-return", "sealed-data"],
    {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
    },
  );
  let out = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes("\n")) resolve();
    });
  });
  await ready;
  const url = /simulator ready: (\S+)/.exec(out)?.[1] ?? "";
  expect((await fetch(`${url}/_control/health`)).status).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
