import { fingerprintOf } from "../../ledger/card.js";
import type { Transaction } from "../../ledger/transaction.js";
import { parisDateTime } from "../../world/paris-time.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { accept, refuse, type Reply } from "../reply.js";

/** The elements that are counted. Only one name is published (customerId); the others are the request's fields. */
const elements: {
  readonly [type: string]: (transaction: Transaction, value: string, fingerprint: string) => boolean;
} = {
  customerId: ({ echo }, value) => echo["customerId"] === value,
  customerIpAddress: ({ echo }, value) => echo["customerIpAddress"] === value,
  cardNumber: ({ card }, _value, fingerprint) => card.fingerprint === fingerprint,
};

/** Read only, never enforced: otherwise tests that pay often would be stopped. */
const profile = {
  velocityProfileName: "SIMULATED",
  velocityProfileMaxNbTrans: "100",
  velocityProfileMaxTotalAmount: "1000000",
  velocityProfileMaxTransAmount: "100000",
  /** In days. */
  velocityProfilePeriod: "1",
};

const dayMs = 86_400_000;

/** Counts the accepted payments of one customer, one card or one IP address over the last days. */
export function getVelocityData({ gateway, shop, body }: Call): Reply {
  const type = text(body, "velocityElementType") ?? "";
  const isOfElement = Object.hasOwn(elements, type) ? elements[type] : undefined;
  if (!isOfElement) return refuse("12", "velocityElementType");
  const period = text(body, "velocityPeriod") ?? profile.velocityProfilePeriod;
  if (!/^[1-9]\d?$/.test(period)) return refuse("30", "velocityPeriod");

  const value = text(body, "velocityElementValue") ?? "";
  const fingerprint = fingerprintOf(value, gateway.fingerprintKey);
  const now = gateway.clock.now();
  const counted = gateway.transactions
    .since(shop.merchantId, now - Number(period) * dayMs)
    .filter((transaction) => transaction.responseCode === "00" && transaction.isCredit !== true)
    .filter((transaction) => isOfElement(transaction, value, fingerprint));
  const [first] = counted;
  return accept({
    velocityNbTransaction: String(counted.length),
    velocityTotalAmount: String(counted.reduce((sum, { originAmount }) => sum + originAmount, 0)),
    currencyCode: first?.currencyCode ?? "978",
    ...profile,
    velocityProfileDateTime: parisDateTime(now),
  });
}
