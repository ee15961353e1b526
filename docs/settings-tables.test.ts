import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The tables of settings in the server's README name no setting that the types do not have, nor any setting twice.
const read = (file: string) => readFileSync(new URL(`../packages/server/${file}`, import.meta.url), "utf8");
const readme = read("README.md");

test.each([
  ["createGateway", "GatewaySettings", "src/gateway/create-gateway.ts"],
  ["createPayments", "PaymentsSettings", "src/payment/settings.ts"],
])("the settings of %s", (creator, type, file) => {
  const section = new RegExp(`^### Settings of ${creator}\\n([^]*?)\\n#+ `, "m").exec(readme)?.[1] ?? "";
  const named = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  const body = new RegExp(`export interface ${type} [^]*?\\n}`).exec(read(file))?.[0] ?? "";
  const declared = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((name) => !declared.includes(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});
