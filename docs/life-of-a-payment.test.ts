import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { permittedMoves } from "../packages/server/src/domain/attempt.js";

const root = new URL("../", import.meta.url);
const text = readFileSync(new URL("docs/life-of-a-payment.md", root), "utf8");

it.each([
  ["docs/life-of-a-payment.md", 20],
  ["docs/money-moves-at-the-redirect.md", 10],
])("%s names files that exist", (page, atLeast) => {
  const content = readFileSync(new URL(page, root), "utf8");
  const named = [...content.matchAll(/`((?:packages|docs|demo)\/[\w./-]+\.\w+)`/g)].map(
    (match) => match[1] ?? "",
  );
  expect(new Set(named).size).toBeGreaterThan(atLeast);
  expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});

it("names every state of an attempt", () => {
  for (const state of Object.keys(permittedMoves)) expect(text).toContain(state);
});

it("names every file of the story", () => {
  const steps = [
    "checkout/create-session",
    "checkout/submit",
    "checkout/start-payment",
    "checkout/redirect",
    "checkout/handle-return",
    "checkout/charge",
    "proof/interpret",
    "results/resolve",
    "results/notify",
    "reconciler/reconcile",
  ];
  for (const step of steps) expect(text).toContain(`packages/server/src/${step}.ts`);
});
