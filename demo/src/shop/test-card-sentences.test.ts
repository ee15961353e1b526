import { scenarioCards } from "@sips-kit/simulator";
import { expect, it } from "vitest";
import { testCardText } from "./test-card-sentences.js";

it("says in French what each card of the simulator shows", () => {
  const english = [...new Set(scenarioCards.map((card) => card.happens))];
  expect(english.length).toBeGreaterThan(20);
  expect(english.filter((happens) => testCardText(happens, "fr") === happens)).toEqual([]);
  expect(english.filter((happens) => testCardText(happens, "en") !== happens)).toEqual([]);
  expect(testCardText("Something new", "fr")).toBe("Something new");
});
