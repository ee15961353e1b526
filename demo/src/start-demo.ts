import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  createGateway,
  card,
  createPayments,
  openJournal,
  readCseKey,
  savedCard,
  type CsePublicKey,
  type Gateway,
  type Journal,
  type Payment,
  type Payments,
  type WebhookSettings,
} from "@sips-kit/server";
import { scenarioCards, startSimulator, type Simulator } from "@sips-kit/simulator";
import { learnCardFieldsOrigin } from "./card-fields-origin.js";
import { dataFolder, signingSecret } from "./data-folder.js";
import { creditLimits } from "./office/credit-limits.js";
import { serveAssets } from "./http/assets.js";
import { buyerOf } from "./http/buyer-cookie.js";
import { isLoopback } from "./http/is-loopback.js";
import { createShop } from "./http/shop.js";
import { openStaffSessions } from "./http/staff-sessions.js";
import type { Settings } from "./settings.js";
import { writeSamples } from "./samples/write-samples.js";
import { customerIdOf, walletOf } from "./shop/account.js";
import { mandateNotices } from "./shop/account-sentences.js";
import { otherMethods } from "./shop/other-methods.js";
import { openBuyers } from "./shop/buyers.js";
import { createMailer } from "./shop/send-mails.js";
import { openOutbox } from "./shop/outbox.js";
import { orderDetails } from "./shop/order-details.js";
import { openOrders, type Orders, type OrderState } from "./shop/orders.js";
import { instalmentOffer } from "./shop/instalment-offer.js";
import { currencyCode } from "./shop/money.js";

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
  const folder = dataFolder(settings);
  const secret = signingSecret(folder);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(settings.port, settings.host, resolve);
  });
  // A server that listens on a port has an address with that port.
  const { port } = server.address() as AddressInfo;
  const url = settings.shopUrl ?? `http://localhost:${port}`;
  const [assets, simulator] = await Promise.all([serveAssets(), simulatorFor(settings, url)]);

  const gateway = gatewayFor(settings, simulator);
  const orders = openOrders(join(folder, "orders.db"));
  const buyers = openBuyers(join(folder, "buyers.db"));
  const outbox = openOutbox(join(folder, "outbox"));
  const mailer = createMailer({ orders, buyers, outbox, shopUrl: url });
  const journal = await openJournal(settings.journal ?? join(folder, "journal.db"));
  await fillWithSamples(journal, orders, samples);
  const cseKey = cseKeyFor(settings, simulator);
  const methods = otherMethods.filter(({ id }) => settings.paymentMethods.includes(id));
  const payments = createPayments({
    gateway,
    journal,
    live: settings.live,
    publicUrl: `${url}/sips`,
    signingKeys: [{ id: "1", secret }],
    resolveOrder: (orderId, { step, buyer }) => {
      const order = orders.orderOf(orderId);
      // Right before the charge there is no buyer; whether they may pay the order was checked earlier.
      const isTheirs = step === "charge" || order?.buyer === buyerOf(buyer, secret);
      if (!order || !isTheirs) return undefined;
      // An order that nobody has placed has no address, and no consent to the terms of sale.
      const placed = buyers.placedOf(orderId);
      if (!placed) return undefined;
      const merchantWalletId = walletOf(order.buyer, secret);
      return {
        orderId,
        amountMinor: order.amountMinor,
        currencyCode,
        instalments: instalmentOffer(order.amountMinor, Date.now()),
        details: {
          ...orderDetails(placed),
          ...(settings.validationDays > 0 && {
            captureMode: "VALIDATION",
            captureDay: String(settings.validationDays),
          }),
          // By it staff finds the mandates of a customer.
          ...(merchantWalletId !== undefined && { customerId: customerIdOf(merchantWalletId) }),
        },
        ...(merchantWalletId !== undefined && { merchantWalletId }),
      };
    },
    resolveWallet: (request) => walletOf(buyerOf(request, secret), secret),
    mandateUrl: ({ state }) => `/account?${mandateNotices[state]}=1#mandates`,
    resultUrl: (payment) => `/result?payment=${encodeURIComponent(payment.session)}`,
    onResult: (payment) => {
      const state = orderStateOf(payment);
      if (state) book(orders, payment, state);
      const order = orders.orderOf(payment.orderId);
      if (order && state === "paid") buyers.prefer(order.buyer, payment.paymentMethod);
      mailer.tellResult(payment);
    },
    onChange: async ({ orderId, state }) => {
      if (state !== "returned") return;
      const attempts = await payments.listByOrder(orderId);
      if (!attempts.some((one) => one.state === "accepted")) orders.reopen(orderId);
    },
    paymentMethods: [card(), savedCard(), ...methods.map((method) => method.create())],
    credits: creditLimits,
    ...(settings.webhook && { webhooks: webhooksFor(settings.webhook) }),
    ...(cseKey && { cse: { key: cseKey, via: settings.cseVia } }),
    // Test cards are refused all day long.
    ...(simulator && { limits: { isHuman: () => true } }),
    log(step) {
      console.log(JSON.stringify(step));
      // Also when the answer was lost, and the reconciler has found the refund carried out.
      if (step.step === "refund accepted" && step.reference !== undefined) {
        mailer.tellRefunds(payments, step.reference).catch(console.error);
      }
      if (mayChangePhoneOrder.test(step.step) && step.reference !== undefined) {
        bookPhoneOrder(payments, orders, step.reference).catch(console.error);
      }
    },
  });
  payments.start();

  const shop = createShop(
    {
      payments,
      gateway,
      orders,
      buyers,
      outbox,
      secret,
      staff: openStaffSessions(),
      isSecure: url.startsWith("https:"),
      hasCse: cseKey !== undefined,
      cardSettings: { cards: settings.cardEntry, challenge: settings.challengePlace },
      challengeSources: challengeSources(settings, simulator),
      consoleUrl: simulator && `${simulator.url}/_console`,
      cseKey,
      otherMethods: methods,
      hasWebhooks: settings.webhook !== undefined,
      hasOpenDoors: hasOpenDoors(settings, url),
      testCards: settings.environment === "simulator" ? scenarioCards : [],
      cardFieldsOrigin: learnCardFieldsOrigin(gateway),
      now: () => new Date(),
    },
    assets,
  );
  server.on("request", shop);

  return {
    url,
    simulatorUrl: simulator?.url,
    hasOffice: hasOpenDoors(settings, url),
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

async function fillWithSamples(journal: Journal, orders: Orders, count: number): Promise<void> {
  const tell = (written: number) => console.log(`sample payments: ${written} of ${count}`);
  await writeSamples(journal, orders, { count, now: Date.now(), tell });
}

/** Pages whose logins are no secret are only served on this machine, and never with real money. */
function hasOpenDoors({ environment, host }: Settings, url: string): boolean {
  const isPlay = environment === "simulator" || environment.endsWith("-test");
  return isPlay && isLoopback(host) && isLoopback(new URL(url).hostname);
}

/**
 * Books a result. A payment whose amount differs from the order's is not booked: staff must refund it or ask for the
 * rest.
 */
function book(orders: Orders, payment: Payment, state: OrderState): void {
  const { orderId, reference, amountMinor } = payment;
  const order = orders.orderOf(orderId);
  if (order?.amountMinor === amountMinor && payment.currencyCode === currencyCode)
    orders.book(orderId, state);
  else console.error(JSON.stringify({ step: "not booked: another amount", orderId, reference, amountMinor }));
}

const mayChangePhoneOrder = /^(moto|acceptReview|refuseReview|cancel) accepted$/;

/** `onResult` tells of the payments that buyers make; staff have taken this one, or decided its review. */
async function bookPhoneOrder(payments: Payments, orders: Orders, reference: string): Promise<void> {
  const payment = await payments.findByReference(reference);
  const state = payment?.paymentMethod === "moto" ? orderStateOf(payment) : undefined;
  if (payment && state) book(orders, payment, state);
}

/** What an attempt's result means for its order; nothing, when another attempt may have paid it. */
function orderStateOf({ state, reason }: Payment): OrderState | undefined {
  if (state === "accepted") return "paid";
  if (state === "in-review") return "held";
  // A refused review reopens the order.
  return state === "refused" || reason === "cancelled" ? "open" : undefined;
}

/** Another system on this machine is permitted: whoever sets its address runs the shop. */
function webhooksFor({ url, secret }: NonNullable<Settings["webhook"]>): WebhookSettings {
  return { endpoints: [{ id: "shop", url, secrets: [secret], allowPrivateNetwork: true }] };
}

function simulatorFor(settings: Settings, shopUrl: string): Promise<Simulator> | undefined {
  const isWanted = settings.environment === "simulator" && settings.gatewayUrl === undefined;
  // No device here has the Bancontact app: its link shows a page instead.
  const readings = { appLinks: "web" } as const;
  const links = [
    { title: "Order in the shop", url: `${shopUrl}/orders/{orderId}` },
    { title: "Payment in the back office", url: `${shopUrl}/office/payments/{transactionReference}` },
  ];
  return isWanted ? startSimulator({ port: 0, readings, links }) : undefined;
}

function gatewayFor(settings: Settings, simulator: Simulator | undefined): Gateway {
  const { environment, merchantId, secretKey, keyVersion, deadlineMs } = settings;
  const url = settings.gatewayUrl ?? simulator?.url;
  const shop = { merchantId, secretKey, keyVersion, deadlineMs };
  if (environment !== "simulator") return createGateway({ environment, ...(url && { url }), ...shop });
  if (url) return createGateway({ url, ...shop });
  throw new Error("The simulator is wanted and has not been started.");
}

function cseKeyFor(settings: Settings, simulator: Simulator | undefined): CsePublicKey | undefined {
  return settings.cseKey ?? (simulator && readCseKey(simulator.csePublicKeyPem));
}

/** Any bank may ask its cardholder in the dialog; the simulator has one, or is elsewhere on this machine. */
function challengeSources({ environment, gatewayUrl }: Settings, simulator: Simulator | undefined): string[] {
  if (simulator) return [simulator.origins.acs];
  return environment === "simulator" && gatewayUrl !== undefined ? [new URL(gatewayUrl).origin] : ["https:"];
}
