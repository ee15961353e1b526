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
  const readings = createReadings(options.readings);
  const store = openStore(options);
  const clock = createClock(options.machineTime, store);
  const random = createSeededRandom(options.seed, store);
  const transactions = createTransactions(clock, random, store);
  const fraudLists = createFraudLists(clock, store);
  const paymentTokens = createPaymentTokens(clock, random, store);
  const authentications = createAuthentications(clock, random, store);
  const panTokens = createPanTokens(random, store);
  const usedPayloads = createUsedOnce(store, "used payloads");
  const usedInvoices = createUsedOnce(store, "used invoices");
  const wallets = createWallets(clock, store);
  const mandates = createMandates(clock, random, store);
  const suppliers = createSupplierSessions(clock, random, store);
  const faults = createFaults();
  const exchanges = createExchanges();
  const sentAnswers = createSentAnswers();
  return {
    store,
    clock,
    random,
    cseKey: loadCseKey(),
    fingerprintKey: random.bytes(32, "fingerprints"),
    transactions,
    fraudLists,
    paymentTokens,
    panTokens,
    usedPayloads,
    usedInvoices,
    wallets,
    mandates,
    suppliers,
    hostedSessions: createHostedSessions(clock, random),
    authentications,
    faults,
    exchanges,
    sentAnswers,
    origins: options.origins,
    slowAnswerMs: options.slowAnswerMs,
    readings,
    reset() {
      faults.disarm();
      readings.reset();
      sentAnswers.reset();
      const parts = [clock, random, transactions, fraudLists, paymentTokens, authentications, exchanges];
      for (const part of [...parts, panTokens, usedPayloads, usedInvoices, wallets, mandates, suppliers])
        part.reset();
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
