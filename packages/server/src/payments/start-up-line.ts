import type { Context } from "../context/context.js";

/**
 * One log line about this server: platform, shop, journal, payment methods. Contains no secret.
 *
 * @param isTold whether results reach a callback or a webhook
 */
export function startUpLine(
  {
    gateway,
    journal,
    paymentMethods,
    cse,
    resolveWallet,
  }: Pick<Context, "cse" | "gateway" | "journal" | "paymentMethods" | "resolveWallet">,
  isTold: boolean,
): string {
  const platform = gateway.environment ?? gateway.host;
  const ids = paymentMethods.all.map(({ id }) => id);
  const modes = paymentMethods.all
    .flatMap((method) => method.modes ?? [])
    .filter((mode) => mode !== "cse" || cse);
  const parts = [
    `platform ${platform} (${gateway.stage})`,
    `shop ${gateway.merchantId}`,
    `key version ${gateway.keyVersion()}`,
    `journal ${journal.kind ?? "of the shop's own"}`,
    `payment methods ${ids.join(", ")}`,
    ...(modes.length > 0 ? [`modes ${modes.join(", ")}`] : []),
    ...(resolveWallet ? ["cards are saved"] : []),
    ...(isTold ? [] : ["nobody is told of results, because onResult is missing"]),
    ...(cse ? ["mode cse usually means PCI DSS questionnaire SAQ A-EP"] : []),
  ];
  return parts.join("; ");
}
