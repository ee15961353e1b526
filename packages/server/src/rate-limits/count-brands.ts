import type { BuyerRequest } from "../domain/buyer-request.js";
import { addressOf } from "./address.js";
import { count } from "./count.js";
import { addressKeys, hashOf, keysBy } from "./limit-keys.js";
import type { LimitsContext } from "./limits.js";

/** Counts a brand look-up; true when this session has exceeded its limit. */
export async function hasAskedEnough(context: LimitsContext, reference: string): Promise<boolean> {
  const keys = keysBy(context.limits, reference)("brandsBySession");
  const { holds } = await count(context, { keys, holding: keys });
  return holds.length > 0;
}

/** The same for a buyer who saves a card; true when their wallet or address has exceeded its limit. */
export async function hasWalletAskedEnough(
  context: LimitsContext,
  merchantWalletId: string,
  request: BuyerRequest,
): Promise<boolean> {
  const byAddress = addressKeys(context.limits, addressOf(request))
    .filter((key) => key.startsWith("refusedByAddress:"))
    .map((key) => `brandsByAddress:${hashOf(key)}`);
  const keys = [...keysBy(context.limits, merchantWalletId)("brandsByWallet"), ...byAddress];
  return (await count(context, { keys, holding: keys })).holds.length > 0;
}
