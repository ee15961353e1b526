import { cardStandIn } from "../../ledger/card-stand-in.js";
import type { OtherMean } from "../../ledger/transaction.js";
import type { Call } from "../call.js";
import type { Means } from "./open-payment.js";

/** What pays at an outside page: the page decides, so its stand-in alone would always be accepted. */
export function supplierMeans(call: Call, brand: string, otherMean: OtherMean): Means {
  const { fingerprintKey } = call.gateway;
  return {
    brand,
    card: cardStandIn(brand, { number: `${brand} 00`, masked: "", fingerprintKey }),
    otherMean,
  };
}
