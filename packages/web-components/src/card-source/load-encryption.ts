import type { CseSchemeName } from "@sips-kit/cse";
import type { CseForPage } from "@sips-kit/protocol/checkout";

/** The encryption and, once the server has named it, the code of its scheme; loaded when somebody is about to need it. */
export async function loadEncryption(cse: CseForPage | undefined): Promise<typeof import("@sips-kit/cse")> {
  const encryption = await import("@sips-kit/cse");
  // The server's word; cse refuses a name that it does not know.
  if (cse) await encryption.loadScheme(cse.scheme as CseSchemeName | undefined);
  return encryption;
}

/** Half a second of typing is plenty to fetch and warm up the arithmetic; nobody pays for it before. */
export function warmUp(fields: readonly EventTarget[], cse: () => CseForPage | undefined): void {
  for (const field of fields) {
    field.addEventListener("focusin", () => void loadEncryption(cse()).catch(() => {}), { once: true });
  }
}
