import type { CseSchemeName } from "@sips-kit/cse";
import type { CseForPage } from "@sips-kit/protocol/checkout";

/** Loads the encryption code and, once the server has named it, its scheme, shortly before they are needed. */
export async function loadEncryption(cse: CseForPage | undefined): Promise<typeof import("@sips-kit/cse")> {
  const encryption = await import("@sips-kit/cse");
  // From the server; cse rejects a name that it does not know.
  if (cse) await encryption.loadScheme(cse.scheme as CseSchemeName | undefined);
  return encryption;
}

/** The first half second of typing is enough to fetch and warm up the arithmetic, so nothing is loaded before. */
export function warmUp(fields: readonly EventTarget[], cse: () => CseForPage | undefined): void {
  for (const field of fields) {
    field.addEventListener("focusin", () => void loadEncryption(cse()).catch(() => {}), { once: true });
  }
}
