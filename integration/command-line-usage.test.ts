import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../packages/server/src/cli/run.js";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../packages/server/src/cli/sips.ts", import.meta.url));

async function sips(args: readonly string[]) {
  const told = { out: "", err: "" };
  const code = await run(args, {
    env: {},
    write: (line) => void (told.out += `${line}\n`),
    complain: (line) => void (told.err += `${line}\n`),
    readInput: () => Promise.resolve(""),
  });
  return { ...told, code };
}

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
