import { scenarioCards, type ScenarioCard } from "../../fixtures/scenario-cards.js";
import { maskPan, type Card } from "../../ledger/card.js";

/** A card as the console names it: brands and masked number. */
export function testCardText(card: Pick<Card, "brands" | "maskedPan">): string {
  return [card.brands.join("/"), card.maskedPan].filter((part) => part !== "").join(" ");
}

/** An accepted test card, of the same brands if there is one: MASTERCARD 5100##########00. */
export function acceptedCardText({ brands }: Pick<Card, "brands">): string {
  const isAccepted = ({ behaviour, responseCode }: ScenarioCard) =>
    behaviour === "challenge" && responseCode === "00";
  const accepted = scenarioCards.filter(isAccepted);
  const found = accepted.find((card) => card.brands.join() === brands.join()) ?? accepted[0];
  return found ? testCardText({ brands: found.brands, maskedPan: maskPan(found.cardNumber) }) : "";
}
