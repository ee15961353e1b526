import type { Payment, Payments } from "@sips-kit/server";
import type { Buyers } from "./buyers.js";
import { mailOfRefund, mailOfResult, type MailSubject } from "./write-mail.js";
import type { Orders } from "./orders.js";
import type { Outbox } from "./outbox.js";

/** What e-mails are written from. */
export interface MailerSettings {
  readonly orders: Orders;
  readonly buyers: Buyers;
  readonly outbox: Outbox;
  /** Where buyers find the shop. */
  readonly shopUrl: string;
}

/** Writes to buyers about their payments: about each result and each refund once. */
export function createMailer({ orders, buyers, outbox, shopUrl }: MailerSettings) {
  function subjectOf(payment: Payment): MailSubject | undefined {
    const order = orders.orderOf(payment.orderId);
    const placed = buyers.placedOf(payment.orderId);
    return order && placed && { order, placed, payment, shopUrl };
  }

  return {
    /** For `onResult`. */
    tellResult(payment: Payment): void {
      const subject = subjectOf(payment);
      const mail = subject && mailOfResult(subject);
      if (mail) outbox.send(mail, new Date());
    },

    /** Whenever a payment was refunded; e-mails that were sent before are not sent again. */
    async tellRefunds(payments: Payments, reference: string): Promise<void> {
      const payment = await payments.findByReference(reference);
      const subject = payment && subjectOf(payment);
      if (!subject) return;
      for (const operation of await payments.operations.of(reference)) {
        const isRefund = operation.kind === "refund" && operation.state === "accepted";
        if (isRefund) outbox.send(mailOfRefund(subject, operation), new Date());
      }
    },
  };
}
