import { scenarioCardNamed } from "../fixtures/scenario-card-name.js";
import { RouteError } from "../http/route-error.js";
import { json, readJsonObject } from "../http/json.js";
import type { Routes } from "../http/routes.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { replayExchange, type ReplayChange } from "../replay/replay-exchange.js";
import { shownExchange } from "./shown.js";

/** Sends a call again. */
export function replayRoutes(gateway: Gateway): Routes {
  return {
    "POST /_control/replay": async (request) => {
      const { exchange: id, ...change } = readJsonObject(request);
      const replayed = await replayExchange(gateway, exchangeNamed(gateway, id), readReplayChange(change));
      return json({ exchange: shownExchange(replayed) });
    },
  };
}

/** The exchange of that number. Throws RouteError when it is not kept, or no longer. */
export function exchangeNamed({ exchanges }: Gateway, id: unknown): Exchange {
  const found = exchanges.find(Number(id));
  if (!found)
    throw new RouteError(
      "UNKNOWN_EXCHANGE",
      `There is no exchange ${String(id)}, or no longer: GET /_control/exchanges lists those that are kept.`,
    );
  return found;
}

/** Reads what a replay should change; empty means not given. Throws RouteError that names what is wrong. */
export function readReplayChange(given: Readonly<Record<string, unknown>>): ReplayChange {
  const { transactionReference, testCard: name } = given;
  const testCard = name === undefined || name === "" ? undefined : scenarioCardNamed(String(name));
  if (name !== undefined && name !== "" && !testCard) {
    throw new RouteError("UNKNOWN_TEST_CARD", "testCard: give a name such as MASTERCARD challenge 00.");
  }
  const isGiven = typeof transactionReference === "string" && transactionReference !== "";
  return { testCard, transactionReference: isGiven ? transactionReference : undefined };
}
