import { isDataSealValid, readSealedData } from "@sips-kit/protocol";
import type { KeyRing } from "./key-ring.js";

/** A browser return in its sealed form, as it was posted. */
export interface SealedReturn {
  readonly Data: string;
  readonly Seal: string;
  /** `base64` or `base64url` when `Data` is encoded. */
  readonly Encode?: string | undefined;
}

/**
 * The fields inside of a sealed return; undefined unless one of the shop's keys has sealed it. The `keyVersion` inside
 * names that key, when it is there.
 */
export function openReturn(
  keys: KeyRing,
  { Data, Seal, Encode }: SealedReturn,
): { readonly [name: string]: string } | undefined {
  const fields = readSealedData(Data, Encode);
  const version = fields?.["keyVersion"];
  const candidates = keys.all.filter((one) => version === undefined || one.version === version);
  return candidates.some(({ key }) => isDataSealValid(Data, Seal, key)) ? fields : undefined;
}
