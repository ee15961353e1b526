import { aText, type Shapes } from "../runtime/check-settings.js";
import type { SealAlgorithm } from "@sips-kit/protocol";
import type { ShopSettings } from "./gateway.js";
import { createKeyRing, ofSingleKey, type KeyRing, type SecretKey } from "./key-ring.js";
import { wrongSetting } from "./wrong-setting.js";

/** The calling shop, with its keys. */
export interface Shop {
  readonly merchantId: string;
  readonly keys: KeyRing;
  readonly sealAlgorithm: SealAlgorithm | undefined;
  readonly providerId: string | undefined;
}

/** The settings of a shop, for `checkSettings`. */
export const shapesOfShop: Shapes<ShopSettings> = {
  merchantId: true,
  secretKey: true,
  keyVersion: true,
  keys: true,
  sealAlgorithm: true,
  intermediateServiceProviderId: aText,
};

const sealAlgorithms: readonly SealAlgorithm[] = ["HMAC-SHA-256", "HMAC-SHA-512", "SHA-256"];

/** Reads a shop's settings; those of a service provider are inherited from the other shop. */
export function shopOf(settings: ShopSettings, now: () => number, beside?: Shop): Shop {
  const { merchantId, intermediateServiceProviderId: ownProviderId } = settings;
  if (typeof merchantId !== "string" || !/^\w{1,50}$/.test(merchantId)) {
    throw wrongSetting("merchantId", "the shop's identifier, usually 15 digits");
  }
  const algorithm = settings.sealAlgorithm ?? beside?.sealAlgorithm;
  if (algorithm !== undefined && !sealAlgorithms.includes(algorithm)) {
    throw wrongSetting("sealAlgorithm", `one of ${sealAlgorithms.join(", ")}`);
  }
  const isKeyed = [settings.keys, settings.secretKey, settings.keyVersion].some((one) => one !== undefined);
  if (beside && !isKeyed) {
    // One shop's key never seals for another; only a provider's key serves several.
    if (beside.providerId === undefined || (ownProviderId ?? beside.providerId) !== beside.providerId) {
      throw wrongSetting(
        "secretKey",
        "the key of this shop: only a service provider has one key for all shops",
      );
    }
    return { merchantId, keys: beside.keys, sealAlgorithm: algorithm, providerId: beside.providerId };
  }
  // Settings come from files and environments: the key ring checks that they are present.
  if (settings.keys && (settings.secretKey ?? settings.keyVersion) !== undefined) {
    throw wrongSetting(
      "keys",
      "all keys, without secretKey and keyVersion beside it: only one of them can seal",
    );
  }
  const single = { version: settings.keyVersion, secretKey: settings.secretKey } as SecretKey;
  const keys = settings.keys ? createKeyRing(settings.keys, now) : createKeyRing([single], now, ofSingleKey);
  return { merchantId, keys, sealAlgorithm: algorithm, providerId: ownProviderId };
}
