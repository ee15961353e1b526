import type { Payment } from "@sips-kit/server";
import { addressLines } from "./address-lines.js";
import { countryOf, homeCountry } from "./countries.js";
import type { Placed } from "./delivery.js";
import type { Language } from "./language.js";
import { mailSentences } from "./mail-sentences.js";
import { money } from "./money.js";
import type { Order } from "./orders.js";
import type { Mail } from "./outbox.js";
import { paymentText } from "./payment-text.js";
import { dayText } from "./shop-time.js";
import { vatOf, vatTotalOf } from "./vat.js";
import { withColon } from "./with-colon.js";

/** The events that an e-mail can report. */
export interface MailSubject {
  readonly order: Order;
  readonly placed: Placed;
  readonly payment: Payment;
  /** Where buyers find the shop. */
  readonly shopUrl: string;
}

/**
 * The e-mail that a result of a payment calls for; none when the buyer has stopped it or stayed away from their bank, or
 * it never began.
 */
export function mailOfResult(subject: MailSubject): Mail | undefined {
  const { state, responseCode, eventId } = subject.payment;
  if (state === "accepted") return mail(subject, eventId, "confirmed", details(subject));
  if (state === "in-review") return mail(subject, eventId, "held", details(subject));
  return state === "refused" && !isBuyersOwn(responseCode)
    ? mail(subject, eventId, "refused", "")
    : undefined;
}

/** 17: the buyer has cancelled at the bank. 97: they took too long there. It was not the bank that refused. */
function isBuyersOwn(responseCode: string | undefined): boolean {
  return responseCode === "17" || responseCode === "97";
}

/** The e-mail about a refund. */
export function mailOfRefund(
  subject: MailSubject,
  refund: { idempotencyKey: string; amountMinor?: number | undefined },
): Mail {
  const { language } = subject.placed;
  const amount = money(refund.amountMinor ?? subject.payment.amountMinor, language);
  const text = mailSentences[language].refundedOf(amount, paymentText(subject.payment, language));
  return mail(subject, `refund-${refund.idempotencyKey}`, "refunded", text);
}

function mail(
  { order, placed, shopUrl }: MailSubject,
  id: string,
  kind: "confirmed" | "held" | "refused" | "refunded",
  middle: string,
): Mail {
  const say = mailSentences[placed.language];
  const { subject, lead } = say[kind];
  const link =
    kind === "refused" ? `${shopUrl}/checkout?order=${order.orderId}` : `${shopUrl}/orders/${order.orderId}`;
  const parts = [say.hello(placed.name), lead, middle, link, say.end];
  return {
    id,
    to: placed.email,
    subject: subject(order.orderId),
    text: parts.filter((part) => part !== "").join("\n\n"),
  };
}

/** Items, total, VAT, payment and address, as lines of text. */
function details({ order, placed, payment }: MailSubject): string {
  const { language } = placed;
  const say = mailSentences[language];
  const vat = vatTotalOf(vatOf(order.lines, countryOf(placed.country) ?? homeCountry));
  const items = order.lines.map(({ product, quantity }) =>
    withColon(
      `${quantity} × ${product.name[language]}`,
      money(product.priceMinor * quantity, language),
      language,
    ),
  );
  return [
    ...items,
    say.total(money(order.amountMinor, language), money(vat, language)),
    ...instalmentLines(payment, language),
    say.paidWith(paymentText(payment, language)),
    "",
    say.deliverTo,
    ...addressLines(placed, language),
  ].join("\n");
}

function instalmentLines({ instalments }: Payment, language: Language): readonly string[] {
  if (!instalments) return [];
  return [
    mailSentences[language].inInstalments(instalments.length),
    ...instalments.map(({ date, amountMinor }) =>
      withColon(dayText(date, language), money(amountMinor, language), language),
    ),
  ];
}
