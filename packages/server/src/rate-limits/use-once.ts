import { createHash } from "node:crypto";
import type { Journal } from "../journal/journal.js";

/** For how long a value counts as used; those who issue such values take them back within days. */
const rememberedMs = 30 * 24 * 3_600_000;

/**
 * True for the first caller with this value, on any server of the shop, and false for all later ones. The journal keeps a
 * SHA-256 digest of it, for 30 days, and never the value.
 */
export async function useOnce(
  { journal, now }: { readonly journal: Pick<Journal, "limits">; readonly now: () => number },
  value: string,
): Promise<boolean> {
  const key = `used:${createHash("sha256").update(value).digest("base64url")}`;
  return journal.limits.use(key, now() + rememberedMs);
}
