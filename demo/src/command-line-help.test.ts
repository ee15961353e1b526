import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commandLineHelp } from "./command-line-help.js";
import { readSettings } from "./settings.js";

const namesIn = (text: string) => [...new Set(text.match(/\b(?:PORT|(?:SHOP|SIPS)_[A-Z_]+)\b/g))].toSorted();

it("names every variable that is read, as does the README", () => {
  const asked = new Set<string>();
  const values: Record<string, string> = {
    SHOP_WEBHOOK_URL: "http://localhost",
    SHOP_WEBHOOK_SECRET: "a-secret-of-the-test-long-enough-1",
  };
  const env = new Proxy(values, {
    get(target, name) {
      asked.add(String(name));
      return target[String(name)];
    },
  });
  readSettings(env);
  const read = [...asked].toSorted();
  expect(namesIn(commandLineHelp)).toEqual(read);
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, settings = ""] = readme.split("### Its settings");
  const [table = ""] = settings.split("\n## ");
  expect(namesIn(table)).toEqual(read);
});

it("fits a terminal", () => {
  expect(commandLineHelp.split("\n").filter((line) => line.length > 110)).toEqual([]);
});
