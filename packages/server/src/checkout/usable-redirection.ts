import { isLoopback } from "../gateway/is-loopback.js";

/**
 * True for an address that a browser may be sent to with a payment: absolute and https, or http on this machine. A
 * form posted over http would give the payment's data to anybody on the line.
 */
export function isUsableRedirection(url: string | undefined): url is string {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}
