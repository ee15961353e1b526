import { scenarioCardName } from "../fixtures/scenario-card-name.js";
import { scenarioCards, type ScenarioCard } from "../fixtures/scenario-cards.js";
import { maskPan } from "../ledger/card.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { transactionOf } from "../office/transaction-of.js";

const cardFields = ["cardNumber", "paymentToken", "paymentData"] as const;

/** Whether a call carries a card, in any form; none of them is kept. */
export function carriesCard({ request }: Exchange): boolean {
  return cardFields.some((name) => request[name] !== undefined);
}

/** The test card that behaves like a call's card; undefined for a call without one. */
export function testCardOf(gateway: Gateway, exchange: Exchange): ScenarioCard | undefined {
  if (!carriesCard(exchange)) return undefined;
  const card = transactionOf(gateway, exchange)?.card;
  return (
    scenarioCards.find((one) => card && scenarioCardName(one) === scenarioCardName(card)) ??
    scenarioCards.find(({ cardNumber }) => maskPan(cardNumber) === exchange.request["cardNumber"]) ??
    scenarioCards[0]
  );
}
