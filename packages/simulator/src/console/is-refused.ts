import type { Exchange } from "../ledger/exchanges.js";
import { codeOf, resultFieldOf } from "./meaning-of-codes.js";

/** True when the answer says no; a pending payment (60, 62), or a card without 3-D Secure, is not refused. */
export function isRefused(exchange: Exchange): boolean {
  const goesOn =
    resultFieldOf(exchange.method) === "redirectionStatusCode" ? ["01", "10", "80"] : ["60", "62"];
  return !["00", ...goesOn].includes(codeOf(exchange));
}
