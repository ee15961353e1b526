import type { IncomingMessage } from "node:http";
import type { Buyer } from "../domain/buyer.js";
import { addressOf } from "../rate-limits/address.js";

/** The buyer behind a request. */
export function buyerOf(request: IncomingMessage): Buyer {
  return { ip: addressOf(request), headers: request.headers, request };
}
