import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The tables of settings and the list of members in the documentation name all that the types have, and nothing else.
const read = (file: string) => readFileSync(new URL(`../packages/server/${file}`, import.meta.url), "utf8");
const readme = read("README.md");

/** For simulations and tests, or in the first example of the README. */
const elsewhere = new Set(["now", "timers", "random", "transport", "onResult"]);

test.each([
  ["createGateway", "GatewaySettings", "src/gateway/create-gateway.ts"],
  ["createPayments", "PaymentsSettings", "src/payments/settings.ts"],
])("the settings of %s", (creator, type, file) => {
  const section = new RegExp(`^### Settings of ${creator}\\n([^]*?)\\n#+ `, "m").exec(readme)?.[1] ?? "";
  const named = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  const body = new RegExp(`export interface ${type} [^]*?\\n}`).exec(read(file))?.[0] ?? "";
  const declared = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
  const optional = [...body.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((name) => !declared.includes(name))).toEqual([]);
  expect(optional.filter((name) => !named.includes(name) && !elsewhere.has(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

test("the page about payment methods of one's own has every member of PaymentMethod, and no other one", () => {
  const page = readFileSync(new URL("adding-a-payment-method.md", import.meta.url), "utf8");
  const section = /^## What to define\n([^]*?)\n## /m.exec(page)?.[1] ?? "";
  const named = [...section.matchAll(/^- (`[^:]+):/gm)].flatMap(
    ([, names = ""]) => names.match(/\w+/g) ?? [],
  );
  const body =
    /export interface PaymentMethod<[^]*?\n}/.exec(read("src/payment-methods/payment-method.ts"))?.[0] ?? "";
  const declared = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, name]) => name);
  expect(declared.length).toBeGreaterThan(10);
  expect(named.toSorted()).toEqual(declared.toSorted());
});
