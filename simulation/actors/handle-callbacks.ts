import { whenCaptureIsTold } from "../invariants/captures.js";
import type { Evidence } from "../invariants/evidence.js";
import { isRevocation } from "../invariants/mandates.js";
import type { ToldCapture, ToldShop } from "../invariants/told.js";
import { whenShopIsTold } from "../invariants/when-told.js";
import { workInOffice } from "./back-office.js";
import { refundOverpayment } from "./refund-overpayment.js";
import { handleOrder } from "./handle-order.js";
import type { StaffWorld } from "./staff-world.js";
import { validateLate } from "./validate-late.js";

/** What the merchant and their staff do when a callback of the shop runs. They act on the first notification of a result only. */
export function handleCallbacks(evidence: Evidence, staff: StaffWorld, work: (job: Promise<void>) => void) {
  const { purchases, told } = evidence;
  return {
    onTold(one: ToldShop): void {
      if (isRevocation(evidence, one)) return;
      const purchase = purchases.byOrder(one.orderId);
      const isFirst = !told
        .shopOf(one.orderId)
        .some(({ reference, state }) => reference === one.reference && state === one.state);
      whenShopIsTold(evidence, one);
      told.tellShop(one);
      if (isFirst && purchase) {
        work(handleOrder(staff, purchase, one));
        work(workInOffice(staff, purchase, one));
      }
      if (one.overpaid && purchase) work(refundOverpayment(staff, purchase, one));
    },
    onCapture(one: ToldCapture): void {
      const purchase = purchases.byOrder(one.orderId);
      const isFirst = !told.captures.some(
        ({ reference, kind }) => reference === one.reference && kind === one.kind,
      );
      whenCaptureIsTold(evidence, one);
      told.tellCapture(one);
      const isForgotten = purchase?.touchedBy.has("merchant.forgets-to-validate") === true;
      if (isFirst && isForgotten && one.kind === "due") work(validateLate(staff, purchase, one));
    },
  };
}
