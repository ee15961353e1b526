import { loadCseKey, type CseKey } from "../fixtures/cse-key.js";
import { createStore, type Store } from "../store/store.js";
import { createClock, type Clock } from "../world/clock.js";
import { createFaults, type Faults } from "../world/faults.js";
import { createReadings, type Readings, type ReadingsInForce } from "../world/readings.js";
import { createSeededRandom, type SeededRandom } from "../world/seeded-random.js";
import { createAuthentications, type Authentications } from "./authentications.js";
import { createExchanges, type Exchanges } from "./exchanges.js";
import { createFraudLists, type FraudLists } from "./fraud-lists.js";
import { createHostedSessions, type HostedSessions } from "./hosted-sessions.js";
import { createMandates, type Mandates } from "./mandates.js";
import { createPanTokens, type PanTokens } from "./pan-tokens.js";
import { createPaymentTokens, type PaymentTokens } from "./payment-tokens.js";
import { createSentAnswers, type SentAnswers } from "./sent-answers.js";
import { createSupplierSessions, type SupplierSessions } from "./supplier-sessions.js";
import { createTransactions, type Transactions } from "./transactions.js";
import { createUsedOnce, type UsedOnce } from "./used-once.js";
import { createWallets, type Wallets } from "./wallets.js";

/** The whole state of the simulated gateway, used by the office's calls and the control API. */
export interface Gateway {
  /** The persistent store of all parts. */
  readonly store: Store;
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly cseKey: CseKey;
  /** Key of the cards' fingerprints. */
  readonly fingerprintKey: Buffer;
  readonly transactions: Transactions;
  readonly fraudLists: FraudLists;
  readonly paymentTokens: PaymentTokens;
  readonly panTokens: PanTokens;
  /** Payloads of Google Pay that were opened. */
  readonly usedPayloads: UsedOnce;
  /** Invoices that PayPal knows, of each shop. */
  readonly usedInvoices: UsedOnce;
  readonly wallets: Wallets;
  readonly mandates: Mandates;
  readonly suppliers: SupplierSessions;
  readonly hostedSessions: HostedSessions;
  readonly authentications: Authentications;
  readonly faults: Faults;
  readonly exchanges: Exchanges;
  readonly sentAnswers: SentAnswers;
  /** The origins of the browser-facing parts. */
  readonly origins: { readonly fields: string; readonly acs: string };
  readonly slowAnswerMs: number;
  /** How it reads what its sources leave open. */
  readonly readings: ReadingsInForce;
  /** Back to the state of the start, time included. */
  reset(): void;
}

export function createGateway(options: {
  readonly seed: string;
  readonly machineTime?: () => number;
  readonly origins: Gateway["origins"];
  readonly slowAnswerMs: number;
  /** Those that differ from the defaults. */
  readonly readings?: Partial<Readings> | undefined;
  /** The file that keeps the state across restarts; in memory only when absent. */
  readonly stateFile?: string | undefined;
}): Gateway {
  const { origins, slowAnswerMs } = options;
  const store = openStore(options);
  const clock = createClock(options.machineTime, store);
  const random = createSeededRandom(options.seed, store);
  const readings = createReadings(options.readings);
  const faults = createFaults();
  const records = {
    transactions: createTransactions(clock, random, store),
    fraudLists: createFraudLists(clock, store),
    paymentTokens: createPaymentTokens(clock, random, store),
    panTokens: createPanTokens(random, store),
    usedPayloads: createUsedOnce(store, "used payloads"),
    usedInvoices: createUsedOnce(store, "used invoices"),
    wallets: createWallets(clock, store),
    mandates: createMandates(clock, random, store),
    suppliers: createSupplierSessions(clock, random, store),
    authentications: createAuthentications(clock, random, store),
    exchanges: createExchanges(),
    sentAnswers: createSentAnswers(),
  };
  const hostedSessions = createHostedSessions(clock, random);
  const fingerprintKey = random.bytes(32, "fingerprints");
  const tools = { store, clock, random, cseKey: loadCseKey(), fingerprintKey, hostedSessions };
  return {
    ...tools,
    ...records,
    faults,
    readings,
    origins,
    slowAnswerMs,
    reset() {
      faults.disarm();
      for (const part of [clock, random, readings, ...Object.values(records)]) part.reset();
    },
  };
}

/** A state belongs to its seed, from which the keys that sign and compare stored data are derived. */
function openStore({
  stateFile,
  seed,
}: {
  readonly stateFile?: string | undefined;
  readonly seed: string;
}): Store {
  const store = createStore(stateFile);
  const seeds = store.collection<string>("seed");
  const kept = seeds.get("seed");
  if (kept === undefined) seeds.set("seed", seed);
  if (kept === undefined || kept === seed) return store;
  store.close();
  throw new Error(`${stateFile} was begun with the seed "${kept}": start with it, or with another file.`);
}
