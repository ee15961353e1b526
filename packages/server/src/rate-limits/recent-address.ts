import { hashOf, nameOf } from "./limit-keys.js";
import type { Limits } from "./limits.js";

/**
 * The address that a key counts by, when this process has seen it lately. Wider prefixes have none: which of their
 * addresses was it?
 */
export function addressOfKey(limits: Limits, key: string): string | undefined {
  return nameOf(key).endsWith("ByAddress") ? limits.addresses.get(hashOf(key)) : undefined;
}
