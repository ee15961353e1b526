import { isLoopback } from "../gateway/is-loopback.js";

/**
 * True for an address that a browser may be sent to with a payment: absolute and https, or http to loopback. A form
 * posted over http would expose the payment's data to anyone on the network.
 */
export function isUsableRedirection(url: string | undefined): url is string {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}
