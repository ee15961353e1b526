import { createAuthentications, type Authentications } from "./authentications.js";
import { createChance, type Chance } from "./chance.js";
import { createClock, type Clock } from "./clock.js";
import { loadCseKey, type CseKey } from "./cse-key.js";
import { createExchanges, type Exchanges } from "./exchanges.js";
import { createFaults, type Faults } from "./faults.js";
import { createHostedSessions, type HostedSessions } from "./hosted-sessions.js";
import { createTransactions, type Transactions } from "./ledger/transactions.js";
import { createTokens, type Tokens } from "./tokens.js";

/** Everything that the simulated gateway knows; the calls of the office and the control API work on it. */
export interface Gateway {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly cseKey: CseKey;
  /** Key of the cards' fingerprints. */
  readonly fingerprintKey: Buffer;
  readonly transactions: Transactions;
  readonly tokens: Tokens;
  readonly hostedSessions: HostedSessions;
  readonly authentications: Authentications;
  readonly faults: Faults;
  readonly exchanges: Exchanges;
  /** Where the browser's halves stand. */
  readonly origins: { readonly fields: string; readonly acs: string };
  readonly slowAnswerMs: number;
  /** Back to the state of the start, time included. */
  reset(): void;
}

export function createGateway(options: {
  readonly seed: string;
  readonly machineTime?: () => number;
  readonly origins: Gateway["origins"];
  readonly slowAnswerMs: number;
}): Gateway {
  const clock = createClock(options.machineTime);
  const chance = createChance(options.seed);
  const transactions = createTransactions(clock, chance);
  const tokens = createTokens(clock, chance);
  const authentications = createAuthentications(clock, chance);
  const faults = createFaults();
  const exchanges = createExchanges();
  return {
    clock,
    chance,
    cseKey: loadCseKey(),
    fingerprintKey: chance.bytes(32, "fingerprints"),
    transactions,
    tokens,
    hostedSessions: createHostedSessions(clock, chance),
    authentications,
    faults,
    exchanges,
    origins: options.origins,
    slowAnswerMs: options.slowAnswerMs,
    reset() {
      faults.disarm();
      for (const part of [clock, chance, transactions, tokens, authentications, exchanges]) part.reset();
    },
  };
}
