import type { Gateway } from "../gateway/gateway.js";
import type { LimitPassed } from "./limit-settings.js";
import { createRecent } from "./recent.js";

/**
 * Puts an address that exceeded a limit on the gateway's grey list, so that its orders are held for review. Grey and
 * not black: many buyers may share one address. The list keeps an element until it is removed, so a process reports an
 * address once, and again after a report that failed, or after some thousand others.
 *
 * @example
 * createPayments({ ...settings, limits: { onPassed: reportToFraudList(gateway) } });
 */
export function reportToFraudList(gateway: Gateway): (passed: LimitPassed) => Promise<void> {
  const reported = createRecent(10_000);
  return async ({ address, limit }) => {
    if (address === undefined || reported.get(address) !== undefined) return;
    reported.set(address, limit);
    try {
      await report(gateway, address);
    } catch (error) {
      reported.delete(address);
      throw error;
    }
  };
}

async function report(gateway: Gateway, address: string): Promise<void> {
  const outcome = await gateway.addToFraudList({
    fraudListLevel: "Grey",
    fraudListType: "IpList",
    fraudListElementValue: [address],
    fraudListReasonCode: "fraudSuspicion",
  });
  if (outcome.kind !== "accepted") throw new Error(`addToFraudList ended ${outcome.kind}.`);
}
