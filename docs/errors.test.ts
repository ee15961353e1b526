import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { httpStatusOf } from "../packages/server/src/http/http-status.js";
import type { PaymentErrorCode } from "../packages/server/src/domain/errors.js";
import { RouteError, type RouteErrorCode } from "../packages/simulator/src/http/route-error.js";

/*
 * Ties docs/errors.md to the code, in both directions: it lists each code that a closed union of codes has, under the
 * heading of that union, and no other one; and the statuses are those that the servers send.
 */
const page = readFileSync(new URL("errors.md", import.meta.url), "utf8");

/** The unions whose codes each section lists. */
const sections: { readonly [heading: string]: readonly string[] } = {
  Payments: ["ProblemCode"],
  Settings: ["PaymentsConfigurationErrorCode", "GatewayConfigurationErrorCode"],
  Gateway: ["GatewayErrorCode"],
  Journal: ["JournalErrorCode"],
  "CSE key on the server": ["CseKeyErrorCode"],
  "CSE in the browser": ["CseErrorCode"],
  Elements: ["EndpointErrorCode", "HostedFieldsErrorCode", "GooglePayErrorCode", "PaymentFaultCode"],
  Simulator: ["RouteErrorCode"],
};

const sources = ["protocol", "server", "cse", "web-components", "simulator"].flatMap((name) => {
  const folder = new URL(`../packages/${name}/src/`, import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^testing\/|\.d\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file, folder), "utf8"));
});

/** The codes that are written out in each exported type `...Code`. */
const unions = new Map(
  sources
    .flatMap((text) => [...text.matchAll(/export type (\w+Code) =([^;]*);/g)])
    .map(([, name = "", body = ""]) => [name, codesIn(body)] as const)
    .filter(([, codes]) => codes.length > 0),
);

test("every union of codes has its section", () => {
  expect(Object.values(sections).flat().toSorted()).toEqual([...unions.keys()].toSorted());
});

test.each(Object.entries(sections))("%s: the page lists exactly the codes of the code", (heading, names) => {
  const codes = names.flatMap((name) => unions.get(name) ?? []);
  expect(rowsOf(heading).map(([code]) => code)).toHaveLength(codes.length);
  expect(
    rowsOf(heading)
      .map(([code]) => code)
      .toSorted(),
  ).toEqual(codes.toSorted());
});

test("no source has a code that is in none of the unions", () => {
  // Google's own name of a kind of tokenization.
  const known = new Set([...[...unions.values()].flat(), "PAYMENT_GATEWAY"]);
  const used = sources.flatMap((text) => [
    ...text.matchAll(/"((?:PAYMENTS?|GATEWAY|JOURNAL|CSE|ELEMENTS)_[A-Z_]+)"/g),
  ]);
  expect(used.length).toBeGreaterThan(150);
  expect(used.map(([, code = ""]) => code).filter((code) => !known.has(code))).toEqual([]);
});

test("the codes that other pages name are on the page", () => {
  const root = new URL("../", import.meta.url);
  const folders = ["", "docs/", ...readdirSync(new URL("packages", root)).map((name) => `packages/${name}/`)];
  const pages = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root)).flatMap((file) => (file.endsWith(".md") ? [folder + file] : [])),
  );
  const named = pages.flatMap((file) => [
    ...readFileSync(new URL(file, root), "utf8").matchAll(
      /`((?:PAYMENTS?|GATEWAY|JOURNAL|CSE|ELEMENTS)_[A-Z_]*[A-Z])`/g,
    ),
  ]);
  expect(named.length).toBeGreaterThan(150);
  const listed = new Set([...unions.values()].flat());
  expect(named.map(([, code = ""]) => code).filter((code) => !listed.has(code))).toEqual([]);
});

test("an error with a code is a SipsKitError", () => {
  const others = sources.flatMap((text) => [...text.matchAll(/class (\w+)(?:<.*>)? extends Error\b/g)]);
  // Wrong arguments of the command line, and bytes that are no DER: neither leaves its package, neither has a code.
  const withoutCode = ["DerFault", "UsageError"];
  // One base for Node and one for pages.
  const bases = ["SipsKitError", "SipsKitError"];
  expect(others.map(([, name = ""]) => name).toSorted()).toEqual([...withoutCode, ...bases].toSorted());
});

test("the statuses are those that the routers send", () => {
  const rows = rowsOf("Payments");
  // The page has no other codes, as seen above.
  expect(rows).toEqual(rows.map(([code]) => [code, String(httpStatusOf(code as PaymentErrorCode))]));
});

test("the statuses are those that the simulator sends", () => {
  const rows = rowsOf("Simulator");
  expect(rows).toEqual(
    rows.map(([code]) => [code, String(new RouteError(code as RouteErrorCode, "").status)]),
  );
});

test("each row says when, and what to do", () => {
  const rows = page.split("\n").filter((line) => /^\| `[A-Z_]+` /.test(line));
  expect(rows.length).toBeGreaterThan(100);
  const isWhole = (row: string) =>
    row
      .slice(2, -2)
      .split(" | ")
      .every((cell) => cell.trim() !== "");
  expect(rows.filter((row) => !isWhole(row))).toEqual([]);
});

/** Code and second cell of each row below a heading. */
function rowsOf(heading: string): readonly (readonly [code: string, second: string])[] {
  const section = new RegExp(`^## ${heading}\\n([^]*?)(?=\\n## |$(?![^]))`, "m").exec(page)?.[1] ?? "";
  return [...section.matchAll(/^\| `([A-Z_]+)` +\| ([^|]*?) +\|/gm)].map(([, code = "", second = ""]) => [
    code,
    second,
  ]);
}

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/"([A-Z_]+)"/g)].map(([, code = ""]) => code);
}
