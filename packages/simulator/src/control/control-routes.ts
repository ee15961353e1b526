import { RouteError } from "../http/route-error.js";
import { json, readJsonObject } from "../http/json.js";
import type { Routes } from "../http/routes.js";
import type { Gateway } from "../ledger/gateway.js";
import { readingChoices } from "../world/readings.js";
import { isoTime } from "./iso-time.js";
import { readFault } from "./read-fault.js";
import { replayRoutes } from "./replay-routes.js";
import { shownElement, shownExchange, shownMovement, shownTransaction } from "./shown.js";
import { storedRoutes } from "./stored-routes.js";

/** The control API: inspects the simulated gateway and moves its clock, for tests and debugging. */
export function controlRoutes(gateway: Gateway): Routes {
  const now = () => json({ now: isoTime(gateway.clock.now()) });
  const faults = () => json({ faults: gateway.faults.armed() });
  const readings = () => json({ readings: gateway.readings.current(), choices: readingChoices });
  return {
    "GET /_control/health": () => json({ status: "up" }),
    "GET /_control/transactions": ({ query }) => json(transactionsOf(gateway, query)),
    "GET /_control/fraud-lists": () => json({ elements: gateway.fraudLists.all().map(shownElement) }),
    ...storedRoutes(gateway),
    ...replayRoutes(gateway),
    "POST /_control/reset": () => {
      gateway.reset();
      return now();
    },
    "GET /_control/clock": now,
    "POST /_control/clock": (request) => {
      advanceClock(gateway, readJsonObject(request)["advance"]);
      return now();
    },
    "GET /_control/faults": faults,
    "POST /_control/faults": (request) => {
      armFault(gateway, readJsonObject(request));
      return faults();
    },
    "DELETE /_control/faults": () => {
      gateway.faults.disarm();
      return faults();
    },
    "GET /_control/readings": readings,
    "POST /_control/readings": (request) => {
      changeReadings(gateway, readJsonObject(request));
      return readings();
    },
    "DELETE /_control/readings": () => {
      gateway.readings.reset();
      return readings();
    },
    "GET /_control/exchanges": () => json({ exchanges: gateway.exchanges.all().map(shownExchange) }),
    "GET /_control/cse-key": () => {
      const { keyId, publicKeyPem: pem, modulus, exponent } = gateway.cseKey;
      return json({ keyId, pem, modulus, exponent });
    },
  };
}

function transactionsOf({ transactions }: Gateway, query: URLSearchParams): object {
  const wanted = query.get("transactionReference");
  const isWanted = ({ transactionReference }: { transactionReference: string }) =>
    wanted === null || transactionReference === wanted;
  return {
    transactions: transactions.all().filter(isWanted).map(shownTransaction),
    charges: transactions.charges().filter(isWanted).map(shownMovement),
    movements: transactions.movements().filter(isWanted).map(shownMovement),
  };
}

/** Moves time forward by an ISO 8601 duration. Throws RouteError on anything else. */
export function advanceClock({ clock }: Gateway, duration: unknown): void {
  try {
    clock.advance(String(duration));
  } catch (error) {
    // clock.ts says in words what is wrong with the duration, and throws nothing else.
    throw new RouteError("BAD_DURATION", `advance: ${(error as Error).message}`);
  }
}

/** Changes how the gateway reads what its sources leave open. Throws RouteError that names what is wrong. */
export function changeReadings({ readings }: Gateway, change: Readonly<Record<string, unknown>>): void {
  try {
    readings.set(change);
  } catch (error) {
    // readings.ts says in words what is wrong with the change, and throws nothing else.
    throw new RouteError("BAD_READING", (error as Error).message);
  }
}

/** Arms a fault. Throws RouteError that names what is wrong with it. */
export function armFault({ faults }: Gateway, given: Readonly<Record<string, unknown>>): void {
  faults.arm(readFault(given));
}
