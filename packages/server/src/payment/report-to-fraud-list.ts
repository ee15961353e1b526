import type { Gateway } from "../gateway/gateway.js";
import type { LimitPassed } from "./limits.js";

/**
 * Puts an address that passed a limit on the gateway's grey list, so that its orders are held for review. Grey and not
 * black: many buyers may share one address.
 *
 * @example
 * createPayments({ ...settings, limits: { onPassed: reportToFraudList(gateway) } });
 */
export function reportToFraudList(gateway: Gateway): (passed: LimitPassed) => Promise<void> {
  return async ({ address, count }) => {
    // Once a limit is passed and again at each doubling would be noise; the list keeps an element until it is removed.
    if (address === undefined || (count & (count - 1)) !== 0) return;
    await gateway.addToFraudList({
      fraudListLevel: "Grey",
      fraudListType: "IpList",
      fraudListElementValue: [address],
      fraudListReasonCode: "fraudSuspicion",
    });
  };
}
