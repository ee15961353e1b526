import { expect, it } from "vitest";
import { en } from "./en.js";
import { enChallenge } from "./en-challenge.js";
import { enSavedCards } from "./en-saved-cards.js";
import { enOwn } from "./en-own.js";
import { fr } from "./fr.js";
import { loadLocale, registerLocale } from "./load-locale.js";

/** Names of all sentences, such as problems.cardNumber.missing. */
function names(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => names(inner, `${path}.${name}`));
}

it("French says everything that English says, in other words", () => {
  const english = { ...en, own: enOwn, challenge: enChallenge, savedCards: enSavedCards };
  expect(names(fr).sort()).toEqual(names(english).sort());
  const shared = Object.keys(english.faults).filter((code) => fr.faults[code] === english.faults[code]);
  expect(shared).toEqual([]);
});

it("finds a language by its main part, and falls back on English", async () => {
  expect(await loadLocale("fr-CA")).toBe(fr);
  expect(await loadLocale("EN")).toBe(en);
  expect(await loadLocale("xx")).toBe(en);
});

it("a shop can add a language, and one that does not load is no reason not to pay", async () => {
  const german = { ...en, tag: "de", pay: "Bezahlen" };
  registerLocale("de", async () => german);
  expect(await loadLocale("de-AT")).toBe(german);
  registerLocale("it", () => Promise.reject(new Error("offline")));
  expect(await loadLocale("it")).toBe(en);
});
