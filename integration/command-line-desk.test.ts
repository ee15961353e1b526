import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteJournal } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { controlOf } from "./control.js";
import { frictionless, openKeptCards, type KeptCardsScene } from "./kept-cards-scene.js";
import { runSips } from "./run-sips.js";
import { openSepaScene } from "./sepa-scene.js";

/* What staff do from a shell: fraud lists, wallets, mandates, credits, on the journal of a running shop. */

let folder: string;
let journal: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-desk-"));
  journal = join(folder, "journal.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Given {
  readonly url: string;
  readonly env?: Record<string, string>;
  readonly input?: string;
  /** What is answered to a question; without it nobody can be asked. */
  readonly answer?: string;
}

function sips(args: readonly string[], { url, env, input = "", answer }: Given) {
  return runSips(
    args,
    { SIPS_GATEWAY_URL: url, SIPS_JOURNAL: journal, ...env },
    { readInput: () => Promise.resolve(input), answer },
  );
}

const anna = ["--by", "anna", "--reason", "asked by telephone"];

describe("with a shop that keeps cards", () => {
  let scene: KeptCardsScene;
  let url: string;
  beforeEach(async () => {
    scene = await openKeptCards("SQLite", journal);
    url = scene.shop.simulator.url;
  });
  afterEach(() => scene.shop.close());

  test("sips fraud blocks a buyer, lists what was changed, and takes it back", async () => {
    const reference = await scene.pays(frictionless);
    const blocked = await sips(["fraud", "add", "CardList", "Black", "--payment", reference, ...anna], {
      url,
    });
    expect(blocked).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringContaining("by anna; asked by telephone"),
    });
    expect(await scene.shop.payments.fraud.actionsOf(reference)).toMatchObject([
      { kind: "addToFraudList", state: "done", by: "anna", reason: "asked by telephone" },
    ]);
    const address = ["EmailList", "Grey", "--value", "eve@example.com", ...anna];
    const added = await sips(["fraud", "add", ...address, "--code", "fraudSuspicion", "--json"], { url });
    expect(JSON.parse(added.out)).toMatchObject([
      { details: { list: "EmailList", reasonCode: "fraudSuspicion" } },
    ]);
    expect(await sips(["fraud", "remove", ...address], { url })).toMatchObject({ code: 0 });
    const listed = await sips(["fraud", "list", "--json"], { url });
    expect((JSON.parse(listed.out) as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      "removeFromFraudList",
      "addToFraudList",
      "addToFraudList",
    ]);
    expect((await sips(["fraud", "list", "IpList"], { url })).out).toBe("There are none.\n");
    expect((await sips(["fraud", "explain", reference], { url })).out).toContain(`${reference}: `);
    await controlOf(scene.shop).fault("addToFraudList", "reset", "after");
    expect(await sips(["fraud", "block", reference, ...anna], { url })).toMatchObject({ code: 4 });
  });

  test("sips fraud takes no card number and no IBAN on the command line, and an IBAN from standard input", async () => {
    const iban = "FR7630006000011234567890189";
    for (const args of [
      ["CardList", "Black", "--value", frictionless],
      ["CardList", "Black", "--token", frictionless],
      ["IbanList", "Black", "--value", iban],
    ]) {
      const told = await sips(["fraud", "add", ...args, ...anna], { url });
      expect(told).toMatchObject({ code: 2, out: "" });
      expect(told.err).not.toContain(frictionless);
      expect(told.err).not.toContain(iban);
    }
    const given = await sips(["fraud", "add", "IbanList", "Black", "--value", "-", ...anna], {
      url,
      input: `${iban}\n`,
    });
    expect(given).toMatchObject({ code: 0 });
    expect(given.out).not.toContain(iban);
  });

  test.each([
    [["fraud", "add", "EmailList", "Black", "--value", "eve@example.com", "--reason", "x"], "--by"],
    [["fraud", "add", "EmailList", "Black", "--value", "eve@example.com", "--by", "anna"], "--reason"],
    [["fraud", "add", "EmailList", "Black", ...anna], "--payment"],
    [["fraud", "add", "Emails", "Black", "--value", "eve@example.com", ...anna], "EmailList"],
    [["fraud", "add", "EmailList", "Blue", "--value", "eve@example.com", ...anna], "Grey"],
    [["fraud", "stop"], "explain"],
    [["wallet", "close", "ANN", "--by", "anna"], "--reason"],
    [["wallet", "close", "ANN", ...anna], "--yes"],
    [["wallet", "delete", "ANN", "1", "--yes", ...anna], "--card"],
    [
      [
        "credit",
        "give",
        "--wallet",
        "ANN",
        "--mean",
        "1",
        "--amount",
        "5",
        "--currency",
        "978",
        "--key",
        "c",
      ],
      "--by",
    ],
    [["credit", "approve", "c1"], "--by"],
    [["mandates", "pdf", "M1"], "--out"],
  ])("sips %j is wrong usage, and says %s", async (args, word) => {
    const { code, err } = await sips(args, { url });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(word) });
    expect(await scene.shop.payments.fraud.latestActions()).toEqual([]);
  });

  test("sips wallet shows, renames, deletes and closes, and asks before it erases", async () => {
    await scene.keeps();
    const { out } = await sips(["wallet", "show", "ANN", "--json"], { url });
    const [mean] = (JSON.parse(out) as { means: { paymentMeanId: string; maskedPan: string }[] }).means;
    expect(await sips(["wallet", "rename", "ANN", "1", "Company card", ...anna], { url })).toMatchObject({
      code: 0,
    });
    expect((await sips(["wallet", "show", "ANN"], { url })).out).toContain("Company card");

    const erase = ["wallet", "delete", "ANN", mean?.paymentMeanId ?? "", ...anna, "--card"];
    const masked = mean?.maskedPan ?? "";
    const no = await sips([...erase, masked], { url, answer: "no" });
    expect(no).toMatchObject({ code: 3, err: "Nothing was done.\n", asked: expect.stringContaining(masked) });
    expect(await sips([...erase, "4100#########00", "--yes"], { url })).toMatchObject({ code: 2 });
    expect(await scene.savedCards()).toHaveLength(1);
    expect(await sips([...erase, masked], { url, answer: "yes" })).toMatchObject({ code: 0 });
    expect(await scene.savedCards()).toEqual([]);

    await scene.pays(frictionless, "Authenticate", "4712");
    await scene.later();
    expect(await scene.savedCards()).toHaveLength(1);
    expect(await sips(["wallet", "close", "ANN", ...anna, "--yes"], { url })).toMatchObject({ code: 0 });
    expect(await scene.savedCards()).toEqual([]);
    const kept = await sips(["wallet", "show", "ANN"], { url });
    expect(kept.out).toContain("closeWallet");
    expect(await sips(["wallet", "show", "NOBODY"], { url })).toMatchObject({ code: 1 });
  });

  test.each([
    [["webhooks", "replay", "E1"], "No delivery of an event E1 is in this journal."],
    [["credit", "approve", "c9", "--by", "bob"], "No credit c9 is in this journal."],
    [["credit", "decline", "c9", "--by", "bob"], "No credit c9 is in this journal."],
    [["fraud", "explain", "R9"], "The gateway does not know it (25)."],
    [["mandates", "show", "RUM9"], "There is no such mandate."],
    [["wallet", "show", "BOB"], "The gateway knows no wallet BOB."],
  ])("sips %j: what does not exist is said, with exit code 1", async (args, why) => {
    const asked = await sips(args, { url });
    expect(asked).toMatchObject({ code: 1, out: "", err: expect.stringContaining(why) });
  });

  test.each([[["list", "E1"]], [["replay", "E1", "E2"]], [["replay", "E1", "--from", "2027-01-01"]]])(
    "sips webhooks %j: a word that would count for nothing is refused",
    async (args) => {
      expect(await sips(["webhooks", ...args], { url })).toMatchObject({ code: 2, out: "" });
    },
  );

  test("sips credit keeps the server's limits, and waits for a second person", async () => {
    await scene.keeps();
    const env = {
      SIPS_CREDITS: JSON.stringify({
        perCreditMinor: 5000,
        perDayMinor: 6000,
        approval: { aboveMinor: 1000 },
      }),
      SIPS_WEBHOOK_ENDPOINTS: "erp",
    };
    const credit = (amount: string, key: string, more: Partial<Given> = {}) =>
      sips(
        [
          "credit",
          "give",
          "--wallet",
          "ANN",
          "--mean",
          "1",
          "--currency",
          "978",
          "--amount",
          amount,
          "--key",
          key,
          ...anna,
        ],
        { url, env, answer: "yes", ...more },
      );
    expect(await credit("500", "c1", { env: {} })).toMatchObject({
      code: 2,
      err: expect.stringContaining("SIPS_CREDITS"),
    });
    expect(await credit("500", "c1", { env: { SIPS_CREDITS: "{}" } })).toMatchObject({ code: 2 });
    expect(await credit("500", "c1", { answer: "no" })).toMatchObject({ code: 3 });
    expect(await scene.shop.payments.operations.find("c1")).toBeUndefined();
    const given = await credit("500", "c1");
    expect(given).toMatchObject({ code: 0, asked: expect.stringContaining("500 of 978") });
    expect((await credit("500", "c1")).out).toBe(given.out);
    expect(await credit("5001", "c2")).toMatchObject({ code: 2, err: expect.stringContaining("5000") });

    expect(await credit("2000", "c3")).toMatchObject({
      code: 4,
      out: expect.stringContaining("waits for approval"),
    });
    const decide = (word: string, by: string) =>
      sips(["credit", word, "c3", "--by", by, "--yes"], { url, env });
    expect(await decide("approve", "anna")).toMatchObject({ code: 2 });
    expect((await sips(["credit", "list"], { url })).out).toContain("awaits approval");
    expect(await decide("approve", "bob")).toMatchObject({ code: 0 });
    expect(await decide("decline", "bob")).toMatchObject({ code: 2 });
    await credit("3000", "c4");
    expect(await sips(["credit", "decline", "c4", "--by", "bob"], { url, env })).toMatchObject({ code: 0 });
    const movements = (await controlOf(scene.shop).movements()).filter(({ kind }) => kind === "credit");
    expect(movements.map(({ amount }) => amount)).toEqual([500, 2000]);
    // Written here, and sent by the shop's own server.
    expect((await scene.shop.payments.webhooks.list()).map(({ type }) => type).toSorted()).toEqual([
      "operation.accepted",
      "operation.accepted",
      "operation.not-done",
    ]);
  });

  test("the program itself asks nobody when no terminal is there", async () => {
    await scene.keeps();
    const program = fileURLToPath(new URL("../packages/server/src/cli/sips.ts", import.meta.url));
    const node = ["--conditions=source", "--import", import.meta.resolve("tsx"), program];
    const env = { PATH: process.env["PATH"], SIPS_GATEWAY_URL: url, SIPS_JOURNAL: journal };
    const closing = ["wallet", "close", "ANN", ...anna];
    for (const [args, expected] of [
      [closing, 2],
      [[...closing, "--yes"], 0],
    ] as const) {
      const child = spawn(process.execPath, [...node, ...args], { env, stdio: ["pipe", "ignore", "ignore"] });
      child.stdin.end("yes\n");
      expect(await once(child, "exit")).toEqual([expected, null]);
      expect(await scene.savedCards()).toHaveLength(expected === 0 ? 0 : 1);
    }
  });

  test("a gateway that cannot be reached is unknown, not wrong usage", async () => {
    expect(await sips(["wallet", "show", "ANN"], { url: "http://127.0.0.1:9" })).toMatchObject({ code: 4 });
  });
});

test("sips mandates shows one, those of a customer, and the document, with IBANs masked", async () => {
  const scene = await openSepaScene();
  await (await openSqliteJournal({ file: journal })).close();
  const { url } = scene.shop.simulator;
  const { mandateId = "" } = await scene.signs("1");
  const shown = await sips(["mandates", "show", mandateId], { url });
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining("FR76") });
  expect(shown.out).not.toMatch(/FR76\d{10}/);
  const read = await scene.shop.payments.mandates.read(mandateId);
  expect(JSON.parse((await sips(["mandates", "show", mandateId, "--json"], { url })).out)).toEqual([
    JSON.parse(JSON.stringify(read)),
  ]);
  expect((await sips(["mandates", "list", "nobody"], { url })).out).toBe("There are none.\n");
  expect(await sips(["mandates", "show", "RUM404"], { url })).toMatchObject({ code: 1 });
  const file = join(folder, "mandate.pdf");
  expect(await sips(["mandates", "pdf", mandateId, "--out", file], { url })).toMatchObject({ code: 0 });
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await sips(["mandates", "pdf", mandateId, "--out", file], { url })).toMatchObject({ code: 2 });
  await scene.shop.close();
});

test.each(["fraud", "wallet", "mandates", "credit"])("sips %s has a help", async (name) => {
  const { out, code } = await sips([name, "--help"], { url: "" });
  expect({ out, code }).toEqual({ code: 0, out: expect.stringContaining("--json") });
});

test("what the README offers to copy is what the help of the command says", async () => {
  const readme = readFileSync(new URL("../packages/server/README.md", import.meta.url), "utf8");
  const [, table = ""] = /For staff, with[^]*?\n\n([^]*?)\n\n/.exec(readme) ?? [];
  const offered = [...table.matchAll(/`(sips (\w+) .*?)` +\|$/gm)].map(([, text = "", name = ""]) => ({
    text,
    name,
  }));
  expect(offered.length).toBeGreaterThan(10);
  for (const { text, name } of offered) {
    expect((await sips(["help", name], { url: "" })).out).toContain(text);
  }
});
