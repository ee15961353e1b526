import type { Journal } from "../journal/journal.js";
import { holdsOf, type Hold } from "./count.js";
import { keysBeside } from "./limit-keys.js";

/** The limits that block an attempt's keys now, the longest first: for support. */
export async function standingLimits(
  { journal, now }: { readonly journal: Pick<Journal, "limits">; readonly now: () => number },
  limitKeys: readonly string[],
): Promise<readonly Hold[]> {
  const keys = [...new Set(limitKeys.flatMap(keysBeside))];
  const holds = holdsOf(await journal.limits.blockedUntil(keys), now());
  const longest = new Map<string, Hold>();
  for (const hold of [...holds].sort((one, other) => one.until - other.until)) longest.set(hold.limit, hold);
  return [...longest.values()].sort((one, other) => other.until - one.until);
}
