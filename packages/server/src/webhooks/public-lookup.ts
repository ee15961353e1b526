import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-addresses.js";

export const notPublic = "the address is not public";

/** Resolves a name, unless one of its addresses is not public. */
export function publicLookup(lookUp: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, []);
      if (found.some(({ address }) => isPrivateAddress(address))) {
        return callback(Object.assign(new Error(notPublic), { code: "ADDRESS_NOT_PUBLIC" }), []);
      }
      const [first] = found;
      if (options.all === true || !first) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };
}
