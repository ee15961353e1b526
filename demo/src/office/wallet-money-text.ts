import type { Operation } from "@sips-kit/server";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { operationSentences } from "./operation-sentences.js";
import { isHeldPayment, isUnresolved } from "./operation-text.js";
import { walletMoneySentences } from "./wallet-money-sentences.js";

/** How a charge or a credit of a saved card stands, in words. */
export function walletMoneyText(operation: Operation, language: Language): string {
  const say = walletMoneySentences[language];
  const { kind, state, approval, responseCode } = operation;
  const amount = money(operation.amountMinor ?? 0, language);
  if (isAwaited(operation)) return say.waits(amount);
  switch (state) {
    case "accepted":
      if (isHeldPayment(operation)) return operationSentences[language].held(amount);
      return say[kind === "charge" ? "charge" : "credit"].done(amount);
    case "refused":
      if (operation.mustAuthenticate) return say.mustAuthenticate;
      // A credit that the gateway was never asked for.
      return responseCode === undefined
        ? say.dayLimit
        : operationSentences[language].refusedBecause(responseCode);
    case "not-done":
      if (approval?.state === "declined") return say.declined(approval.by ?? "?");
      return approval?.state === "expired" ? say.expired : operationSentences[language].notDone;
    case "prepared":
    case "sending":
    case "unknown":
      return operationSentences[language].unsure;
  }
}

/** The colour that goes with it. */
export function walletMoneyTone(operation: Operation): "good" | "open" | "bad" {
  if (operation.state === "accepted") return isHeldPayment(operation) ? "open" : "good";
  return isUnresolved(operation) ? "open" : "bad";
}

/** True while another member of staff has to approve a credit. */
export function isAwaited({ state, approval }: Operation): boolean {
  return state === "prepared" && approval?.state === "awaited";
}

/** True while the result is not known, and resolves by itself. */
export function isLookedFor(operation: Operation | undefined): boolean {
  return operation !== undefined && isUnresolved(operation) && !isAwaited(operation);
}
