import { existsSync, readFileSync } from "node:fs";
import { readCseKey, type CsePublicKey } from "@sips-kit/server";

/** The bank's public key for card data, given as text or as a file's name; adds what is wrong to `faults`. */
export function readCseKeyOfSettings(given: string | undefined, faults: string[]): CsePublicKey | undefined {
  if (!given) return undefined;
  const isText = given.includes("-----BEGIN");
  if (!isText && !existsSync(given)) {
    faults.push(
      "SIPS_CSE_KEY is malformed: it should hold a PEM public key or certificate, or the name of such a file",
    );
    return undefined;
  }
  try {
    return readCseKey(isText ? given.replaceAll("\\n", "\n") : readFileSync(given, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.push(`SIPS_CSE_KEY is malformed: it should hold a PEM public key or certificate (${why})`);
    return undefined;
  }
}
