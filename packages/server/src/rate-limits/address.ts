import type { BuyerRequest } from "../domain/buyer-request.js";
import { isIP } from "node:net";

/**
 * The buyer's address as Node sees it, or as Express found it behind proxies that it trusts: IPv4 as it is, IPv6 in its
 * shortest form. IPv4 addresses that are mapped into IPv6, or translated into it (RFC 6052), are unwrapped. Undefined
 * for anything that does not identify a client: a proxy's text (`unknown`), or an address with a zone
 * (`fe80::1%eth0`).
 */
export function addressOf(request: BuyerRequest): string | undefined {
  const address = request.ip ?? request.socket?.remoteAddress;
  if (address === undefined || address.includes("%")) return undefined;
  switch (isIP(address)) {
    case 4:
      return address;
    case 6:
      return unwrapped(shortest(address));
    default:
      return undefined;
  }
}

/** The prefixes that an address is counted by, the narrowest first; for IPv4, only the address. */
export function prefixesOf(address: string): readonly Prefix[] {
  if (isIP(address) === 4) return [{ kind: "Address", prefix: address }];
  const groups = groupsOf(address);
  const [first, second, third, fourth] = groups;
  const network48 = `${first}:${second}:${third}`;
  return [
    { kind: "Address", prefix: `${network48}:${fourth}::/64` },
    {
      kind: "Network56",
      prefix: `${network48}:${(Number.parseInt(fourth ?? "0", 16) >> 8).toString(16)}::/56`,
    },
    { kind: "Network48", prefix: `${network48}::/48` },
  ];
}

/** What tries are counted by: an address, or a network that one buyer may have all of. */
export interface Prefix {
  readonly kind: "Address" | "Network56" | "Network48";
  /** A unique text for each prefix. */
  readonly prefix: string;
}

/** The form of RFC 5952, except that the URL standard writes IPv4 parts as groups too. */
function shortest(ipv6: string): string {
  return new URL(`http://[${ipv6}]`).hostname.slice(1, -1);
}

function unwrapped(ipv6: string): string {
  const [, high, low] = /^(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(ipv6) ?? [];
  if (high === undefined || low === undefined) return ipv6;
  const bytes = [high, low].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
  return bytes.join(".");
}

/** All eight groups of an address in its shortest form. */
function groupsOf(ipv6: string): readonly string[] {
  const [before = "", after] = ipv6.split("::");
  const head = before === "" ? [] : before.split(":");
  const tail = after === undefined || after === "" ? [] : after.split(":");
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => "0"), ...tail];
}
