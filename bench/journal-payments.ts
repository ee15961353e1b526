import { randomBytes } from "node:crypto";
import type { Journal } from "@sips-kit/server";

/** The number of journal writes of a frictionless payment. */
export const writesOfPayment = 6;

/** Writes payments from opening to the notified result, all concurrently. */
export async function writePayments(journal: Journal, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => writePayment(journal)));
}

async function writePayment(journal: Journal): Promise<void> {
  const at = Date.now();
  const reference = `Z${at.toString(36)}${randomBytes(8).toString("hex")}`.toUpperCase();
  const order = { orderId: reference, amountMinor: 2490, currencyCode: "978" };
  await journal.open({
    reference,
    ...order,
    paymentMethod: "card",
    mode: "hosted",
    createdAt: at,
    expiresAt: at + 900_000,
    checkAt: at + 1_200_000,
  });
  await journal.move(reference, {
    to: "starting",
    at,
    what: "cardCheckEnrollment is being sent",
    checkAt: at + 900_000,
  });
  await journal.move(reference, {
    to: "charging",
    at,
    what: "cardValidateAuthenticationAndOrder is being sent",
    facts: {
      state: { redirectionData: "d".repeat(200), messageVersion: "2.1.0" },
      maskedPan: "5100##########00",
    },
    checkAt: at + 60_000,
  });
  const moved = await journal.move(reference, {
    to: "accepted",
    at,
    what: "order accepted",
    facts: { responseCode: "00", acquirerResponseCode: "00", authorisationId: "123456" },
  });
  if (moved.kind !== "moved") throw new Error(`The payment was not accepted: ${moved.kind}`);
  await journal.leaseOne(reference, "notification", { now: at, leaseMs: 60_000 });
  // Written with whatever comes next: nobody waits for it.
  void journal.markNotified(reference, moved.attempt.version, at);
}
