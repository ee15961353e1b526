import {
  card,
  createPayments,
  savedCard,
  type CsePublicKey,
  type Gateway,
  type Journal,
  type Payments,
  type PaymentStep,
  type WebhookSettings,
} from "@sips-kit/server";
import { bookPhoneOrder, bookResult, bookReturn, mayChangePhoneOrder } from "./book-results.js";
import { buyerOf } from "./http/buyer-cookie.js";
import { creditLimits } from "./office/credit-limits.js";
import { resolveOrder } from "./resolve-order.js";
import type { Settings } from "./settings.js";
import { walletOf } from "./shop/account.js";
import { mandateNotices } from "./shop/account-sentences.js";
import type { Buyers } from "./shop/buyers.js";
import type { Orders } from "./shop/orders.js";
import type { OtherMethod } from "./shop/other-methods.js";
import type { createMailer } from "./shop/send-mails.js";

/** What the shop's payments are made of. */
export interface PaymentParts {
  readonly settings: Settings;
  /** Where buyers find the shop. */
  readonly url: string;
  readonly secret: string;
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly orders: Orders;
  readonly buyers: Buyers;
  readonly mailer: ReturnType<typeof createMailer>;
  readonly cseKey: CsePublicKey | undefined;
  readonly otherMethods: readonly OtherMethod[];
  /** True when the gateway is a simulator of the shop's own. */
  readonly isSimulated: boolean;
}

/** Everything that this shop tells sips-kit: what its orders cost, where its pages are, and what follows a result. */
export function openPayments(parts: PaymentParts): Payments {
  const { settings, url, secret, gateway, journal, orders, buyers, mailer, cseKey, otherMethods } = parts;
  const sources = { orders, buyers, secret, validationDays: settings.validationDays };
  const payments = createPayments({
    gateway,
    journal,
    live: settings.live,
    publicUrl: `${url}/sips`,
    signingKeys: [{ id: "1", secret }],
    resolveOrder: (orderId, question) => resolveOrder(sources, orderId, question),
    resolveWallet: (request) => walletOf(buyerOf(request, secret), secret),
    mandateUrl: ({ state }) => `/account?${mandateNotices[state]}=1#mandates`,
    resultUrl: (payment) => `/result?payment=${encodeURIComponent(payment.session)}`,
    onResult: (payment) => {
      bookResult(orders, buyers, payment);
      mailer.tellResult(payment);
    },
    onChange: (payment) => bookReturn(payments, orders, payment),
    paymentMethods: [card(), savedCard(), ...otherMethods.map((method) => method.create())],
    credits: creditLimits,
    ...(settings.webhook && { webhooks: webhooksFor(settings.webhook) }),
    ...(cseKey && { cse: { key: cseKey, via: settings.cseVia } }),
    // Whoever tries test cards is refused often: no captcha stops them.
    ...(parts.isSimulated && { limits: { isHuman: () => true } }),
    log(step) {
      console.log(JSON.stringify(step));
      followStaff(payments, parts, step);
    },
  });
  return payments;
}

/** What follows the acts of staff, and refunds that the reconciler has found carried out. */
function followStaff(payments: Payments, { orders, mailer }: PaymentParts, step: PaymentStep): void {
  const { step: what, reference } = step;
  if (reference === undefined) return;
  if (what === "refund accepted") mailer.tellRefunds(payments, reference).catch(console.error);
  if (mayChangePhoneOrder.test(what)) bookPhoneOrder(payments, orders, reference).catch(console.error);
}

/** Another system on this machine is permitted: whoever sets its address runs the shop. */
function webhooksFor({ url, secret }: NonNullable<Settings["webhook"]>): WebhookSettings {
  return { endpoints: [{ id: "shop", url, secrets: [secret], allowPrivateNetwork: true }] };
}
