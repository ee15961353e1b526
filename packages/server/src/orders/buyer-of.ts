import type { BuyerRequest } from "../domain/buyer-request.js";
import type { Buyer } from "../domain/buyer.js";
import { addressOf } from "../rate-limits/address.js";

/** The buyer behind a request. */
export function buyerOf(request: BuyerRequest): Buyer {
  return { ip: addressOf(request), headers: request.headers, request };
}
