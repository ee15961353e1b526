import type { CseKey, CseSchemeName, EncryptCardOptions, VendorEncrypt } from "@sips-kit/cse";
import type { CseForPage } from "@sips-kit/protocol/checkout";

/** Key and options of an encryption, as the shop's server has named them. */
export function encryptionOf(
  { scheme, modulus, exponent, ...about }: CseForPage,
  vendor: string | VendorEncrypt | undefined,
): [CseKey | undefined, EncryptCardOptions] {
  // Scheme `vendor` brings its own key.
  const key = modulus && exponent ? { modulus, exponent, ...about } : undefined;
  // From the server; cse rejects a name that it does not know.
  return [key, { scheme: scheme as CseSchemeName | undefined, vendor }];
}
