import { cardStandIn } from "../../ledger/card-stand-in.js";
import type { OtherMean } from "../../ledger/transaction.js";
import type { Call } from "../call.js";
import type { Means } from "./open-payment.js";

/**
 * The means of payment for an external page. The page decides; the stand-in by itself would always be accepted. There
 * the buyer agrees to one payment, except where they are asked for more.
 */
export function supplierMeans(
  call: Call,
  brand: string,
  otherMean: OtherMean,
  { mayBeDuplicated = false }: { readonly mayBeDuplicated?: boolean } = {},
): Means {
  const { fingerprintKey } = call.gateway;
  return {
    brand,
    card: cardStandIn(brand, { number: `${brand} 00`, masked: "", fingerprintKey }),
    otherMean: mayBeDuplicated ? otherMean : { ...otherMean, isForOnePayment: true },
  };
}
