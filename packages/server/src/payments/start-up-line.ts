import type { Context } from "../checkout/context.js";

/** What runs here, in one line for the log: where, for whom, with what. No secret is in it. */
export function startUpLine({ gateway, journal, cse, resolveWallet }: Context): string {
  const platform = gateway.environment ?? gateway.host;
  const modes = ["hosted", ...(cse ? ["cse"] : []), "wallet"];
  const parts = [
    `platform ${platform} (${gateway.stage})`,
    `shop ${gateway.merchantId}`,
    `key version ${gateway.keyVersion()}`,
    `journal ${journal.kind ?? "of the shop's own"}`,
    `modes ${modes.join(", ")}`,
    ...(resolveWallet ? ["cards are saved"] : []),
    ...(cse ? ["mode cse usually means PCI DSS questionnaire SAQ A-EP"] : []),
  ];
  return parts.join("; ");
}
