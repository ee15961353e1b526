import { hashOf, nameOf } from "./limit-keys.js";
import type { Limits } from "./limits.js";

/**
 * The address that a key counts by, when this process has seen it recently. Wider prefixes have none, because they
 * cover many addresses.
 */
export function addressOfKey(limits: Limits, key: string): string | undefined {
  return nameOf(key).endsWith("ByAddress") ? limits.addresses.get(hashOf(key)) : undefined;
}
