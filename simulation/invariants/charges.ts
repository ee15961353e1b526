import type { Purchase } from "../shop/purchase.js";
import { chargeLeft, isPaidBack, report, standingCharges, type Evidence } from "./evidence.js";
import { couldNotBeKnown } from "./given-up.js";
import type { ToldShop } from "./told.js";

/**
 * An order is charged at most once. Only a buyer who has insisted on paying another way may pay twice, and then the
 * shop is notified of surplus payments, as far as they could be known.
 */
export function checkCharges(evidence: Evidence, purchase: Purchase): void {
  checkPhoneOrder(evidence, purchase);
  const charges = standingCharges(evidence, purchase);
  // The shop knows of a payment that is held, and may still refuse it.
  const known = charges.filter(
    ({ reference, status }) => status !== "TO_CHALLENGE" && !couldNotBeKnown(evidence, reference),
  );
  const [first] = known;
  if (!first || charges.length < 2) return;
  if (!purchase.hasInsisted && known.length > 1) {
    const what = `${charges.length} charges; the buyer has never asked to pay again`;
    report(evidence, "charged-twice", purchase, first.reference, what);
    return;
  }
  const told = evidence.told.shopOf(purchase.orderId).flatMap(({ overpaid }) => overpaid ?? []);
  const untold = known.filter(
    ({ reference }) => !told.some(({ keep, refund }) => keep === reference || refund.includes(reference)),
  );
  if (known.length < 2 || untold.length === 0) return;
  const what = `${known.length} charges; ${untold.map(({ reference }) => reference).join(", ")} not told as overpaid`;
  report(evidence, "charged-twice", purchase, first.reference, what);
}

/** A phone order is never charged beside a payment of the buyer, even with `payAgain`. */
function checkPhoneOrder(evidence: Evidence, purchase: Purchase): void {
  const { ledger } = evidence;
  const byPhone = [...purchase.references].filter((reference) => {
    const { kind, orderId } = ledger.find(reference) ?? {};
    return kind === "moto" && orderId === purchase.orderId && chargeLeft(ledger, reference) > 0;
  });
  const [first] = byPhone;
  if (first === undefined) return;
  const buyers = standingCharges(evidence, purchase).map(({ reference }) => reference);
  const given = [...byPhone, ...buyers].filter((reference) => !isPaidBack(evidence, reference));
  if (given.length < 2) return;
  report(evidence, "charged-twice", purchase, first, `${given.join(", ")} are all charged`);
}

/** A payment reported as surplus is a charge, and so is the one to keep. */
export function checkOverpaid(evidence: Evidence, purchase: Purchase, { overpaid }: ToldShop): void {
  if (!overpaid) return;
  const isCharged = (reference: string) =>
    evidence.ledger.movementsOf(reference).some(({ kind }) => kind === "charge");
  for (const reference of [overpaid.keep, ...overpaid.refund]) {
    if (isCharged(reference)) continue;
    report(evidence, "overpaid-without-charge", purchase, reference, "told as one of several payments");
  }
}
