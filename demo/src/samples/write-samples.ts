import { createReference, type Journal } from "@sips-kit/server";
import { currencyCode } from "../shop/money.js";
import { totalOf } from "../shop/lines.js";
import type { Orders } from "../shop/orders.js";
import { sampleBuyer } from "../shop/customers.js";
import { sampleOrders, type SampleAttempt, type SampleOrder } from "./sample-order.js";

const pageSize = 1_000;
const sessionMs = 900_000;

/**
 * Fills journal and orders with sample payments, as they would be had they been paid: by the journal's own interface,
 * whose writes are committed in groups. The gateway does not know them, so nothing checks them later and the shop is
 * not told of them. Must end before payments are taken.
 *
 * @param count payments to write; none are when there are sample orders already
 * @param tell called with the number of payments written so far
 */
export async function writeSamples(
  journal: Journal,
  orders: Orders,
  {
    count,
    now,
    tell,
  }: { readonly count: number; readonly now: number; readonly tell: (written: number) => void },
): Promise<void> {
  if (orders.samples() > 0) return;
  const samples = [...sampleOrders(count, now)];
  let written = 0;
  for (let from = 0; from < samples.length; from += pageSize) {
    const page = samples.slice(from, from + pageSize);
    orders.insertSamples(page.map((order) => asOrder(order)));
    await Promise.all(page.map((order) => writePayments(journal, order)));
    written += page.reduce((sum, { attempts }) => sum + attempts.length, 0);
    tell(written);
  }
}

function asOrder({ orderId, email, lines, attempts }: SampleOrder) {
  const ends = attempts.map(({ end }) => end);
  const state = ends.includes("accepted") ? "paid" : ends.includes("in-review") ? "held" : "open";
  const openedAt = new Date(attempts[0]?.at ?? 0).toISOString();
  return { orderId, buyer: sampleBuyer(email), lines, amountMinor: totalOf(lines), state, openedAt } as const;
}

async function writePayments(journal: Journal, order: SampleOrder): Promise<void> {
  for (const attempt of order.attempts) await writePayment(journal, order, attempt);
}

async function writePayment(journal: Journal, order: SampleOrder, attempt: SampleAttempt): Promise<void> {
  const { at, end } = attempt;
  const reference = createReference(at);
  const isCard = order.paymentMethod === "card";
  await journal.open({
    reference,
    orderId: order.orderId,
    paymentMethod: order.paymentMethod,
    ...(isCard && { mode: "hosted" }),
    amountMinor: totalOf(order.lines),
    currencyCode,
    createdAt: at,
    expiresAt: at + sessionMs,
    checkAt: at + sessionMs,
  });
  let version = 1;
  for (const move of end === "abandoned" ? [visit(at)] : paid(order, attempt)) {
    const moved = await journal.move(reference, move);
    if (moved.kind !== "moved") throw new Error(`A sample payment cannot be written: ${moved.kind}.`);
    version = moved.attempt.version;
  }
  if (end !== "unknown") await journal.markNotified(reference, version, at + sessionMs);
}

type Move = Parameters<Journal["move"]>[1];

function visit(at: number): Move {
  const facts = { reason: "session-expired" } as const;
  return { to: "abandoned", at: at + sessionMs, what: "no card came before the session ended", facts };
}

function paid(order: SampleOrder, { at, end, isChallenged }: SampleAttempt): readonly Move[] {
  const { paymentMethod, maskedPan, brand, authorisationId } = order;
  const isCard = paymentMethod === "card";
  const isAway = !isCard || isChallenged;
  const call = isAway
    ? isCard
      ? "cardValidateAuthenticationAndOrder"
      : "paymentProviderFinalize"
    : "cardOrder";
  const isAuthorised = end === "accepted" || end === "in-review";
  const facts = {
    ...(isCard && { maskedPan, paymentMeanBrand: brand, holderAuthentStatus: "SUCCESS" }),
    ...(isCard && { authentication: isChallenged ? ("challenge" as const) : ("frictionless" as const) }),
    ...(isAuthorised && { authorisationId, captureMode: "AUTHOR_CAPTURE", captureDay: "0" }),
    ...(isAuthorised && isCard && { guaranteeIndicator: "Y" }),
    ...(end !== "unknown" && { responseCode: end === "refused" ? "05" : "00" }),
    ...(end === "in-review" && { scoreColor: "ORANGE" }),
  } as const;
  const what = {
    accepted: "order accepted",
    refused: "order refused",
    "in-review": "found, held for fraud review",
    unknown: "the order's answer was lost",
    abandoned: "",
  }[end];
  return [
    { to: "starting", at: at + 40_000, what: `${paymentMethod}: the first call is being sent` },
    ...(isAway ? [{ to: "redirected", at: at + 41_000, what: "the holder must authenticate" } as const] : []),
    { to: "charging", at: at + 70_000, what: `${call} is being sent` },
    { to: end, at: at + 71_000, what, facts },
  ];
}
