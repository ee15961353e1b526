import { createServer } from "node:http";
import express from "express";
import {
  createGateway,
  createPayments,
  openSqliteJournal,
  readCseKey,
  sipsRouter,
  type Gateway,
  type Journal,
  type Order,
  type PageSettings,
  type Payment,
  type Payments,
  type PaymentsSettings,
  type RetrySettings,
} from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { openMemoryJournal } from "../packages/server/src/journal/testing/memory-journal.js";
import { closeServer, listenLocally } from "./local-server.js";

/** A shop's server as a merchant would set it up, and a simulator, each on its own port. */
export interface Shop {
  readonly url: string;
  /** Tests can add the shop's own pages to it. */
  readonly app: express.Express;
  readonly simulator: Simulator;
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly payments: Payments;
  /** What the shop sells: amounts by order. Tests may change them. */
  readonly orders: Map<string, Order>;
  /** What onResult received, in order. */
  readonly results: Payment[];
  /** What onChange received, in order. */
  readonly changes: Payment[];
  /** Everything that was logged. */
  readonly log: unknown[];
  close(): Promise<void>;
}

/** What a test may change of the shop. */
export type ShopChange = Partial<PaymentsSettings> & {
  readonly journalFile?: string;
  /** Generous by default; short for tests that wait for a gateway which stays silent. */
  readonly deadlineMs?: number;
  /** An existing simulator; it stays open when the shop closes. */
  readonly simulator?: Simulator;
  /** The gateway's address instead of the simulator's own, such as that of a failing proxy. */
  readonly line?: string;
  readonly retry?: RetrySettings;
  /** The maximum of connections to the gateway; default: unlimited. */
  readonly connections?: number;
  readonly requireEchoes?: boolean;
  /** The setting `cse.via`. */
  readonly cseVia?: "token";
  /** How the router's own pages look. */
  readonly pages?: PageSettings;
  /** Wraps the gateway that the payments use; the buyer's own calls bypass it. */
  readonly around?: (gateway: Gateway) => Gateway;
};

export async function openShop(change: ShopChange = {}): Promise<Shop> {
  const {
    journalFile,
    deadlineMs = 60_000,
    line,
    retry,
    connections,
    requireEchoes,
    around,
    cseVia,
    pages,
    simulator: given,
    ...settings
  } = change;
  const simulator = given ?? (await startSimulator({ port: 0, slowAnswerMs: 50 }));
  if (!given) await moveToMorning(simulator.url);
  const log: unknown[] = [];
  const gateway = createGateway({
    url: line ?? simulator.url,
    ...testShop,
    deadlineMs,
    log: (exchange) => log.push(exchange),
    ...(retry && { retry }),
    ...(connections !== undefined && { connections }),
    ...(requireEchoes !== undefined && { requireEchoes }),
  });
  // The first call of a process loads a lot and must not run into a test's short deadline.
  await gateway.getTransactionData({ transactionReference: "NOBODY" }, { deadlineMs: 60_000 });
  log.length = 0;
  const journal = settings.journal ?? (await openJournalFile(journalFile));
  const orders = new Map<string, Order>();
  const results: Payment[] = [];
  const changes: Payment[] = [];
  const app = express();
  const server = createServer(app);
  const url = await listenLocally(server, "localhost");
  const payments = createPayments({
    gateway: around?.(gateway) ?? gateway,
    publicUrl: `${url}/sips`,
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: (orderId) => orders.get(orderId),
    resultUrl: (payment) => `/result?payment=${payment.session}`,
    onResult: (payment) => void results.push(payment),
    onChange: (payment) => void changes.push(payment),
    cse: { key: readCseKey(simulator.csePublicKeyPem), ...(cseVia && { via: cseVia }) },
    log: (step) => log.push(step),
    ...settings,
    journal,
  });
  app.use("/sips", sipsRouter(payments, { logError: (error) => log.push(error), ...(pages && { pages }) }));
  app.get("/result", async (request, response) => {
    const payment = await payments.findBySession(String(request.query["payment"]));
    response.json(payment ?? { state: "not found" });
  });
  return {
    url,
    app,
    simulator,
    gateway,
    journal,
    payments,
    orders,
    results,
    changes,
    log,
    async close() {
      await closeServer(server);
      await payments.close();
      await gateway.close();
      if (!given) await simulator.close();
      await journal.close();
    },
  };
}

/** In memory unless the test needs a file. */
function openJournalFile(file: string | undefined): Promise<Journal> {
  return file === undefined ? openMemoryJournal() : openSqliteJournal({ file });
}

/** The gateway refuses cash operations between 22:00 and 23:00 in Paris; tests must not fail then. */
export async function moveToMorning(simulatorUrl: string): Promise<void> {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Paris",
      hour: "2-digit",
      hourCycle: "h23",
    }).format(),
  );
  const answer = await fetch(`${simulatorUrl}/_control/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: `PT${(34 - hour) % 24}H` }),
  });
  if (!answer.ok) throw new Error(`The clock answered ${answer.status}.`);
}
