import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { openJournal, type Gateway, type Journal } from "@sips-kit/server";
import { scenarioCards, type Simulator } from "@sips-kit/simulator";
import { learnCardFieldsOrigin } from "./card-fields-origin.js";
import { dataFolder, signingSecret } from "./data-folder.js";
import { challengeSources, cseKeyFor, gatewayFor, simulatorFor } from "./gateway-of-settings.js";
import { serveAssets } from "./http/assets.js";
import { isLoopback } from "./http/is-loopback.js";
import { createShop } from "./http/shop.js";
import { openStaffSessions } from "./http/staff-sessions.js";
import { openPayments } from "./open-payments.js";
import { writeSamples } from "./samples/write-samples.js";
import type { Settings } from "./settings.js";
import { openBuyers } from "./shop/buyers.js";
import { openOrders, type Orders } from "./shop/orders.js";
import { otherMethods } from "./shop/other-methods.js";
import { openOutbox } from "./shop/outbox.js";
import { createMailer } from "./shop/send-mails.js";

/** A running shop. */
export interface Demo {
  readonly url: string;
  /** Address of the simulator, if one was started. */
  readonly simulatorUrl: string | undefined;
  /** Whether the back office and its demo accounts exist. */
  readonly hasOffice: boolean;
  close(): Promise<void>;
}

/**
 * Starts the shop and, unless it uses a real gateway, the simulator.
 *
 * @param samples sample payments to fill the journal with
 */
export async function startDemo(settings: Settings, samples = 0): Promise<Demo> {
  const server = createServer();
  const open = answerOnceOpen(server);
  const port = await listen(server, settings);
  const url = settings.shopUrl ?? `http://localhost:${port}`;
  const [assets, simulator] = await Promise.all([serveAssets(), simulatorFor(settings, url)]);

  const gateway = gatewayFor(settings, simulator);
  const folder = dataFolder(settings, gateway);
  const secret = signingSecret(folder);
  const data = await openData(settings, { folder, shopUrl: url, samples });
  const { orders, buyers, outbox, journal } = data;
  const cseKey = cseKeyFor(settings, simulator);
  const methods = otherMethods.filter(({ id }) => settings.paymentMethods.includes(id));
  const shared = { secret, gateway, orders, buyers, cseKey, otherMethods: methods };
  const isSimulated = simulator !== undefined;
  const payments = openPayments({ ...shared, settings, url, journal, mailer: data.mailer, isSimulated });
  payments.start();
  const context = {
    ...shared,
    ...contextOf(settings, simulator, url),
    hasDemoLogins: hasDemoLogins(gateway, settings, url),
    hasCse: cseKey !== undefined,
  };
  const cardFieldsOrigin = learnCardFieldsOrigin(gateway);
  open(createShop({ ...context, payments, outbox, cardFieldsOrigin }, assets));

  return {
    url,
    simulatorUrl: simulator?.url,
    hasOffice: context.hasDemoLogins,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await payments.close();
      await gateway.close();
      await journal.close();
      await simulator?.close();
      orders.close();
      buyers.close();
    },
  };
}

/** Opens what the shop keeps, and fills it with sample payments. */
async function openData(
  settings: Settings,
  {
    folder,
    shopUrl,
    samples,
  }: { readonly folder: string; readonly shopUrl: string; readonly samples: number },
) {
  const orders = openOrders(join(folder, "orders.db"));
  const buyers = openBuyers(join(folder, "buyers.db"));
  const outbox = openOutbox(join(folder, "outbox"));
  const mailer = createMailer({ orders, buyers, outbox, shopUrl });
  const journal = await openJournal(settings.journal ?? join(folder, "journal.db"));
  await fillWithSamples(journal, orders, samples);
  return { orders, buyers, outbox, mailer, journal };
}

/** What the routes know of the settings. */
function contextOf(settings: Settings, simulator: Simulator | undefined, url: string) {
  return {
    staff: openStaffSessions(),
    isSecure: url.startsWith("https:"),
    cardSettings: { cards: settings.cardEntry, challenge: settings.challengePlace },
    challengeSources: challengeSources(settings, simulator),
    consoleUrl: simulator && `${simulator.url}/_console`,
    hasWebhooks: settings.webhook !== undefined,
    testCards: settings.environment === "simulator" ? scenarioCards : [],
    now: () => new Date(),
  };
}

/** Listens before the shop is there, because its URL names the port that the system has chosen. */
async function listen(server: Server, { port, host }: Settings): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  // A server that listens on a port has an address with that port.
  return (server.address() as AddressInfo).port;
}

/** Requests that arrive while the shop starts, for example after a restart, are answered as soon as it is ready. */
function answerOnceOpen(server: Server): (shop: RequestListener) => void {
  let open: (shop: RequestListener) => void = () => undefined;
  const opened = new Promise<RequestListener>((resolve) => (open = resolve));
  server.on("request", (request, response) => void opened.then((shop) => shop(request, response)));
  return open;
}

async function fillWithSamples(journal: Journal, orders: Orders, count: number): Promise<void> {
  const tell = (written: number) => console.log(`sample payments: ${written} of ${count}`);
  await writeSamples(journal, orders, { count, now: Date.now(), tell });
}

/** Pages whose logins are no secret are only served on this machine, and never with real money. */
function hasDemoLogins({ stage }: Gateway, { host }: Settings, url: string): boolean {
  return stage !== "production" && isLoopback(host) && isLoopback(new URL(url).hostname);
}
