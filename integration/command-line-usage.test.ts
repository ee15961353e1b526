import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteJournal } from "@sips-kit/server";
import { expect, test } from "vitest";
import { runSips } from "./run-sips.js";

const program = fileURLToPath(new URL("../packages/server/src/cli/sips.ts", import.meta.url));

const sips = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => runSips(args, env);

test("what a command cannot take is wrong usage: an argument too many, a journal that is another file", async () => {
  const extra = await sips(["openapi", "merchant.json"]);
  expect(extra).toMatchObject({ code: 2, out: "" });
  expect(extra.err).toContain("merchant.json");
  expect(await sips(["methods", "cardOrder", "walletOrder"])).toMatchObject({ code: 2, out: "" });
  expect(await sips(["codes", "responseCode", "05", "51"])).toMatchObject({ code: 2, out: "" });
  const other = await sips(["search", "--journal", `sqlite:${program}`]);
  expect(other).toMatchObject({ code: 2, out: "" });
  expect(other.err).toContain(`The SQLite file ${program} cannot be used as a journal`);
  const below = await sips(["search", "--journal", join(program, "journal.db")]);
  expect(below).toMatchObject({ code: 2, out: "" });
});

test.each([
  ["fraud block FIRST1 FIRST2 --by a --reason b", "FIRST2"],
  ["fraud explain FIRST1 FIRST2", "FIRST2"],
  ["wallet rename ANN 1 Company card --by a --reason b", "card"],
  ["wallet close ANN BOB --by a --reason b --yes", "BOB"],
  ["credit approve gift-1 gift-2 --by a --yes", "gift-2"],
  ["mandates show RUM1 RUM2", "RUM2"],
  ["seal one.json two.json", "two.json"],
])("sips %s: a word that it would ignore is refused", async (line, extra) => {
  const { err, code } = await sips(line.split(" "));
  expect(err).toContain(`what is ${extra}?`);
  expect(code).toBe(2);
});

const ownShop = { SIPS_MERCHANT_ID: "1", SIPS_SECRET_KEY: "canary", SIPS_KEY_VERSION: "1" };

test.each([
  [{ SIPS_GATEWAY_URL: "localhost:4000" }, "SIPS_GATEWAY_URL=localhost:4000 is not an http or https address"],
  [{ SIPS_GATEWAY_URL: "127.0.0.1:4000" }, "SIPS_GATEWAY_URL=127.0.0.1:4000 is not an http or https address"],
  [{ SIPS_GATEWAY_URL: "http://gateway.example", ...ownShop }, "It is read from SIPS_GATEWAY_URL."],
  [{ SIPS_KEY_VERSION: "v1" }, "It is read from SIPS_KEY_VERSION."],
  [{ SIPS_SECRET_KEY: "a key" }, "It is read from SIPS_SECRET_KEY."],
  [{ SIPS_MERCHANT_ID: "a shop" }, "It is read from SIPS_MERCHANT_ID."],
])("%j: what is wrong is told by the name of the variable", async (env, told) => {
  const { err, code } = await sips(["call", "hostedFieldsInitialize"], env);
  expect(err).toContain(told);
  expect(err).not.toContain("canary");
  expect(code).toBe(2);
});

test.each([
  [{ SIPS_CREDITS: "{}" }, "It is read from SIPS_CREDITS."],
  [{ SIPS_CREDITS: '{"perCreditMinor":1,"perDayMinor":1}', SIPS_ENVIRONMENT: "sips", ...ownShop }, "--live"],
  [
    { SIPS_CREDITS: '{"perCreditMinor":1,"perDayMinor":1}', SIPS_WEBHOOK_ENDPOINTS: "e r p" },
    "SIPS_WEBHOOK_ENDPOINTS.",
  ],
])("%j: what a command that acts cannot use is named", async (env, told) => {
  const folder = mkdtempSync(join(tmpdir(), "sips-usage-"));
  const SIPS_JOURNAL = join(folder, "journal.db");
  await (await openSqliteJournal({ file: SIPS_JOURNAL })).close();
  const credit =
    "credit give --wallet ANN --mean 1 --amount 1 --currency 978 --key k --by a --reason b --yes";
  const { err, code } = await sips(credit.split(" "), { SIPS_JOURNAL, ...env });
  rmSync(folder, { recursive: true });
  expect(err).toContain(told);
  expect(code).toBe(2);
});

test("a deadline that the gateway client does not take is named by its option", async () => {
  const { err, code } = await sips(["call", "hostedFieldsInitialize", "--deadline-ms", "600001"]);
  expect(err).toContain("--deadline-ms 600001: must be a number of milliseconds, up to 600000.");
  expect(code).toBe(2);
});

test("a replica whose variable is empty is none", async () => {
  const env = { SIPS_JOURNAL: "postgres://shop@127.0.0.1:1/payments", SIPS_JOURNAL_REPLICA: "" };
  const { err } = await sips(["search", "4711"], env);
  expect(err).toContain("The PostgreSQL database cannot be used as a journal");
});
