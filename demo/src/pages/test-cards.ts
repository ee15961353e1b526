import type { ScenarioCard } from "@sips-kit/simulator";
import { html, type Html } from "../html/html.js";
import { brandText } from "../shop/card-text.js";
import { developerSentences } from "../shop/developer-sentences.js";
import type { Language } from "../shop/language.js";
import { testCardText } from "../shop/test-card-sentences.js";

/** The simulator's cards, to search and to fill in; for the developer view. */
export function testCards(cards: readonly ScenarioCard[], language: Language): Html {
  const say = developerSentences[language];
  return html`<section class="test-cards" aria-labelledby="test-cards">
    <h2 id="test-cards">${say.testCards}</h2>
    <p class="about small">${say.testCardsText}</p>
    <label for="find-card">${say.findCard}</label>
    <input id="find-card" type="search" autocomplete="off" aria-controls="test-card-list" />
    <p class="small" id="test-card-told" role="status"></p>
    <ul id="test-card-list" tabindex="0" aria-label="${say.testCards}">
      ${cards.map((card) => row(card, language))}
    </ul>
  </section>`;
}

function row({ cardNumber, brands, happens }: ScenarioCard, language: Language): Html {
  const say = developerSentences[language];
  const number = grouped(cardNumber);
  const names = brands.map(brandText).join(", ");
  return html`<li>
    <button
      class="plain number"
      type="button"
      data-card="${cardNumber}"
      data-csc="${brands.includes("AMEX") ? "1234" : "123"}"
      data-expiry="12/34"
      data-filled="${say.filled(number)}"
      data-copied="${say.copied(number)}"
    >
      ${number}
    </button>
    <span>${names}</span>
    <span class="about">${testCardText(happens, language)}</span>
  </li>`;
}

function grouped(cardNumber: string): string {
  return cardNumber.length === 15
    ? cardNumber.replace(/(.{4})(.{6})/, "$1 $2 ")
    : cardNumber.replace(/(.{4})(?=.)/g, "$1 ");
}
