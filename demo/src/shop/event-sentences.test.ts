import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { detailTexts, eventText, stateText } from "./event-sentences.js";

/** Where the moves of a payment are written; operations and actions have journals of their own, which the office words itself. */
const server = fileURLToPath(new URL("../../../packages/server/src/", import.meta.url));
const sources = [
  "checkout",
  "context",
  "domain",
  "journal",
  "journal/sql",
  "orders",
  "proof",
  "reconciler",
  "results",
].flatMap((folder) =>
  readdirSync(join(server, folder))
    .filter((name) => name.endsWith(".ts") && !/test|operations|actions|tables/.test(name))
    .map((name) => readFileSync(join(server, folder, name), "utf8")),
);

/** Every text that a payment's event can have, with a word where the server puts a method's name or a code. */
const written = sources.flatMap((source) =>
  [...source.matchAll(/\bwhat:\s*(?:"([^"]+)"|`([^`]+)`)/g)].map(([, plain, template]) =>
    (plain ?? template ?? "").replace(/\$\{[^}]+\}/g, "cardCheckEnrollment"),
  ),
);

/** A held order goes the way that its operation has gone: the operation's text is the event's. */
const decided = ["acceptReview", "refuseReview", "cancel"].flatMap((kind) => [
  `${kind} accepted`,
  `${kind} found carried out`,
]);

it("finds the texts where the server writes them", () => {
  expect(written).toContain("session opened");
  expect(written).toContain("cardCheckEnrollment refused");
  expect(new Set(written).size).toBeGreaterThan(25);
});

it.each([...new Set([...written, ...decided])])("says in French: %s", (what) => {
  const french = eventText(what, "fr");
  expect(french).not.toBe(what);
  // Nothing of the English is left but names of the gateway.
  expect(french).not.toMatch(/\b(the|was|is|not|being|of|order|found|answer|and|accepted|refused)\b/);
  expect(eventText(what, "en")).toBe(what);
});

it("shows a text that it does not know as it is, rather than nothing", () => {
  expect(eventText("something new", "fr")).toBe("something new");
});

it("names an event's details, and keeps the gateway's own names", () => {
  const details = { orderId: "4711", amountMinor: 2490, code: "05", transactionStatus: undefined };
  expect(detailTexts(details, "fr")).toEqual(["commande 4711", "montant 24,90\u00a0€", "code 05"]);
  expect(detailTexts(details, "en")).toEqual(["order 4711", "amount €24.90", "code 05"]);
  expect(stateText("redirected", "fr")).toBe("attente de l’acheteur");
});
