import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal } from "@sips-kit/server";
import { afterEach, expect, test } from "vitest";
import { runSips } from "./run-sips.js";
import { startStubGateway, type Script } from "./stub-gateway.js";

// Buyers choose names; the terminal of whoever reads them must not take them for commands.

let gateway: Awaited<ReturnType<typeof startStubGateway>>;
afterEach(() => gateway.close());

async function sips(scripts: Record<string, Script>, ...args: readonly string[]): Promise<string> {
  gateway = await startStubGateway(scripts);
  const { out, err } = await runSips(args, { SIPS_GATEWAY_URL: gateway.url });
  return out + err;
}

// A window's title, a cleared screen in seven bits and in eight, a line that overwrites itself, a text that runs backwards.
const hostile = "Eve\u001B]0;gone\u0007 \u001B[2J \u009B2J \rJournal and gateway agree \u202E\u007F";
const controls = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u;

test.each([[[]], [["--output", "json"]]])("a call's answer, %j", async (options) => {
  const answer = { getTransDataResponseCode: "00", transactionReference: "R1", originAmount: "1" };
  const getTransactionData = () => ({ ...answer, customerContact: { firstname: hostile } });
  const asked = ["call", "getTransactionData", "--transactionReference", "R1", ...options];
  const told = await sips({ getTransactionData }, ...asked);
  expect(told).toContain("Eve\\u001b]0;gone");
  expect(told).not.toMatch(controls);
  if (options.length > 0)
    expect(JSON.parse(told)).toMatchObject({ answer: { customerContact: { firstname: hostile } } });
});

test("a saved card's name", async () => {
  const walletPaymentMeanDataList = [{ paymentMeanId: "1", paymentMeanAlias: hostile }];
  const getWalletData = () => ({ walletResponseCode: "00", walletPaymentMeanDataList });
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-escapes-"));
  const journal = join(folder, "journal.db");
  await (await openSqliteJournal({ file: journal })).close();
  const told = await sips({ getWalletData }, "wallet", "show", "ANN", "--journal", journal);
  rmSync(folder, { recursive: true });
  expect(told).toContain("Eve\\u001b]0;gone");
  expect(told).not.toMatch(controls);
});

test("what a complaint repeats", async () => {
  const told = await sips({}, hostile);
  expect(told).toContain("Eve\\u001b]0;gone");
  expect(told).not.toMatch(controls);
});
