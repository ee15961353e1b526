import { serviceProviders, shops, type Shop } from "../fixtures/shops.js";
import type { WireObject } from "../ledger/wire.js";
import { text } from "../ledger/wire-fields.js";
import { chosenCodes, refuse, type Reply } from "./reply.js";
import { defaultSealAlgorithm, isSealAlgorithm, type SealAlgorithm } from "./seal.js";

/** Who calls, and how their seals are computed. */
export interface Caller {
  readonly shop: Shop;
  readonly key: string;
  readonly algorithm: SealAlgorithm;
}

/** Finds shop and key, or returns the unsealed refusal. A provider that calls for a shop has its own key. */
export function findCaller(body: WireObject): Caller | Reply {
  const merchantId = text(body, "merchantId");
  const keyVersion = text(body, "keyVersion");
  const providerId = text(body, "intermediateServiceProviderId");
  if (merchantId === undefined) return refuse("12", "merchantId");
  if (keyVersion === undefined) return refuse("12", "keyVersion");
  const algorithm = text(body, "sealAlgorithm") ?? defaultSealAlgorithm;
  if (!isSealAlgorithm(algorithm)) return refuse("30", "sealAlgorithm");
  const shop = shops.get(merchantId);
  const owner = providerId === undefined ? shop : serviceProviders.get(providerId);
  if (!shop || !owner) return refuse(chosenCodes.unknownShop);
  const key = owner.keys.get(keyVersion);
  return key === undefined ? refuse(chosenCodes.unknownKeyVersion) : { shop, key, algorithm };
}
