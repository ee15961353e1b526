import {
  bancontactMobile,
  card,
  createGateway,
  createPayments,
  elv,
  googlePay,
  ideal,
  issuerWallet,
  paypal,
  savedCard,
  sepaDirectDebit,
  sofort,
  type ExchangeLog,
  type Payments,
  type PaymentStep,
} from "../engine.js";
import { countCalls, type Coverage } from "../coverage.js";
import { merchantId } from "../gateway/model.js";
import { secretKey } from "../gateway/seal.js";
import { openLoggedJournal } from "../journal/logged-journal.js";
import { createStoreClock } from "../journal/store-clock.js";
import type { MemoryStore } from "../journal/memory-store.js";
import { createRandom } from "../random.js";
import { creditSettings } from "./credit-settings.js";
import { retryAfterDays } from "./instalment-plan.js";
import type { Receivers } from "./receivers.js";
import type { ShopFunctions } from "./shop.js";
import type { ShopSettings } from "./shop-settings.js";
import { createJournalLine, type JournalLine } from "./journal-line.js";
import { createGatewayLine } from "./gateway-line.js";
import type { Network } from "./network.js";
import type { ProcessScope } from "./process-scope.js";

/** One server of the shop: its own engine over the journal that all of them share. */
export interface ShopProcess {
  readonly scope: ProcessScope;
  readonly payments: Payments;
}

/** How many calls in a row fail before the engine holds calls back. */
const failuresOfDownLine = 10;

/** What a process is started with. */
export interface StartSettings {
  readonly seed: number;
  readonly store: MemoryStore;
  readonly network: Network;
  /** The time of day by the clock of the database. */
  readonly databaseNow: () => number;
  readonly line: Omit<JournalLine, "random">;
  /** The shop's own functions, as this process calls them. */
  readonly shop: ShopFunctions;
  readonly log: (line: PaymentStep | ExchangeLog) => void;
  /** Called when the engine holds calls back because the connection is down. */
  readonly onLineDown: () => void;
  readonly settings: ShopSettings;
  readonly receivers: Receivers;
  readonly coverage: Coverage;
  /** How often it reconciles. */
  readonly everyMs: number;
}

/** Few, so that some deliveries are dead within the hours of a run: staff then send them again. */
const mostWebhookTries = 5;

const signingKeys = [{ id: "1", secret: "simulation-signing-key-of-32-characters" }];

/** Starts a server: a gateway client, the payments over it, and the timer of its reconciler. */
export function startShopProcess(scope: ProcessScope, start: StartSettings): ShopProcess {
  const { seed, store, network, line } = start;
  const {
    cards: { cseVia, ...authentication },
    savedCards,
    captureWarningMs,
  } = start.settings;
  const random = (name: string) => createRandom(seed, `${scope.name} ${name}`);
  const retryRandom = random("retry");
  const gatewayLine = createGatewayLine(network, scope, random("network"));
  const gateway = createGateway({
    url: "http://127.0.0.1:4000",
    merchantId,
    secretKey,
    keyVersion: "1",
    now: scope.wallNow,
    transport: gatewayLine.transport,
    ...(network.connections !== undefined && { connections: network.connections }),
    log(exchange) {
      start.log(exchange);
      const { code } = exchange;
      // Held back for good reason: the connection, or the gateway, was down for earlier calls.
      if (code === "GATEWAY_CIRCUIT_OPEN" && gatewayLine.failuresInRow() >= failuresOfDownLine)
        start.onLineDown();
    },
    retry: {
      now: scope.elapsed,
      after: scope.timer,
      random: retryRandom.unit,
      pause: (ms) => new Promise((resolve) => void scope.timer(ms, () => resolve(undefined))),
    },
  });
  const references = random("references");
  const clock = createStoreClock({
    elapsed: scope.elapsed,
    wall: scope.wallNow,
    database: start.databaseNow,
    newest: store.newest,
  });
  const payments = createPayments({
    gateway,
    journal: openLoggedJournal(
      store,
      createJournalLine({ ...line, random: random("journal") }, scope),
      clock,
    ),
    publicUrl: "http://127.0.0.1:3000/sips",
    signingKeys,
    ...start.shop,
    paymentMethods: [
      card(authentication),
      savedCard({ ...authentication, ...savedCards }),
      paypal(),
      ideal(),
      sofort(),
      bancontactMobile(),
      issuerWallet(),
      sepaDirectDebit(),
      elv(),
      googlePay(),
    ],
    mandateUrl: ({ state }) => `/account?mandate=${state}`,
    resultUrl: (payment) => `/result?payment=${payment.session}`,
    cse: { scheme: "vendor", via: cseVia },
    credits: creditSettings,
    instalments: { retryAfterDays },
    captureWarningMs,
    webhooks: {
      endpoints: start.receivers.endpoints,
      mostTries: mostWebhookTries,
      transport: start.receivers.transportOf(scope, random("webhooks")),
    },
    log: start.log,
    timers: { elapsed: scope.elapsed, after: scope.timer, wallClock: scope.wallNow },
    random: references.bytes,
  });
  payments.start(start.everyMs);
  return { scope, payments: countCalls(payments, start.coverage) };
}
