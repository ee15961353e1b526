import { methods } from "@sips-kit/protocol";
import { scenarioCardName } from "../fixtures/scenario-card-name.js";
import { scenarioCards, type ScenarioCard } from "../fixtures/scenario-cards.js";
import { html, type Html } from "../http/html.js";
import { maskPan } from "../ledger/card.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { text } from "../ledger/wire-fields.js";
import { freeReference } from "../replay/free-reference.js";
import { testCardOf } from "../replay/test-card-of.js";
import { consoleDocument } from "./console-document.js";
import { exchangePath } from "./exchange-path.js";

/** Asks before a call is sent again: with which reference, with which card, and what it will do. */
export function replayPage(gateway: Gateway, exchange: Exchange, nonce: string): Html {
  const { id, method } = exchange;
  const card = testCardOf(gateway, exchange);
  const body = html`<main>
    <h1>Replay ${method}?</h1>
    <p>${effects[methods[method].effect]} The simulator seals the call anew.</p>
    <form method="post" action="/_console/replay" class="stack sheet">
      <input type="hidden" name="exchange" value="${id}" />
      ${referenceInput(gateway, exchange)} ${card && cardChoice(card)}
      <div class="row">
        <a class="button" href="${exchangePath(id)}">Back, send nothing</a>
        <button class="danger">Send it again</button>
      </div>
    </form>
  </main>`;
  return consoleDocument({ title: `Replay ${method}?`, nonce, body });
}

const effects = {
  read: "It only reads: nothing changes.",
  open: "It begins something that costs nothing until it is completed.",
  change: "It changes wallets, mandates or fraud lists.",
  money: "It moves money in this simulator, if it is accepted.",
} as const;

function referenceInput(gateway: Gateway, exchange: Exchange): Html | undefined {
  const original = text(exchange.request, "transactionReference");
  if (original === undefined) return undefined;
  const free = freeReference(gateway, exchange);
  return html`<label
      >transactionReference
      <input name="transactionReference" value="${free ?? original}" maxlength="35" autocomplete="off"
    /></label>
    ${
      free === undefined
        ? undefined
        : html`<p class="quiet">
            A new one, for the payment to begin again. The first call named ${original}.
          </p>`
    }`;
}

/** Names cards by what they do: their numbers are not shown. */
function cardChoice(chosen: ScenarioCard): Html {
  return html`<label
      >Test card
      <select name="testCard">
        ${scenarioCards.map((card) => {
          const name = scenarioCardName(card);
          const mark: Html = { markup: card === chosen ? " selected" : "" };
          return html`<option value="${name}" ${mark}>
            ${card.happens} (${card.brands.join("/")} ${maskPan(card.cardNumber)})
          </option>`;
        })}
      </select></label
    >
    <p class="quiet">
      The card of the first call was not kept. This test card behaves like it; another one shows another
      result.
    </p>`;
}
