import type { Operation } from "@sips-kit/server";
import { fact } from "../html/fact.js";
import type { Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { orderSentences } from "../shop/order-sentences.js";
import { sumOf } from "../shop/standing.js";

/** How much of a payment was cancelled, and how much refunded, within a list of facts; nothing for neither. */
export function takenBackFacts(operations: readonly Operation[], language: Language): readonly Html[] {
  const say = orderSentences[language];
  const told = [
    [say.cancelled, sumOf(operations, "cancel")],
    [say.refunded, sumOf(operations, "refund")],
  ] as const;
  return told.flatMap(([name, amountMinor]) =>
    amountMinor > 0 ? [fact(name, money(amountMinor, language))] : [],
  );
}
