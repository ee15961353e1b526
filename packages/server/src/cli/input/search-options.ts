import { PaymentError } from "../../domain/errors.js";
import { attemptStates } from "../../domain/attempt.js";
import { parseSearch } from "../../search/parse-search.js";
import type { PaymentSearch } from "../../search/payment-search.js";
import { UsageError } from "./command.js";

/** The options that filter payments, for `parseArgs`. */
export const filterOptions = {
  state: { type: "string" },
  method: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  amount: { type: "string" },
  "capture-due-before": { type: "string" },
} as const;

/** Help text for these options. */
export const filterHelp = `  TEXT                an order id, reference or customer id, or the wallet of a charge; for payments with a result
                      also an authorisation id, a masked card number (5100#00) or # and its last digits (#00); exact
                      matches only
  --state STATE       accepted, refused, in-review, abandoned, returned, unknown, opened, starting, redirected,
                      confirming or charging
  --method ID         the payment method, such as card; or moto, charge, duplicate: those that staff take
  --from, --to TIME   began at or after, or before: 2026-11-26 (midnight UTC) or 2026-11-26T09:30:00+01:00
  --amount N          in the smallest unit of the currency: 2490 is 24.90 EUR
  --capture-due-before TIME
                      only payments that expire before this time unless they are validated`;

/** Builds a search from the command line. */
export function searchOf(
  positionals: readonly string[],
  {
    amount,
    "capture-due-before": captureDueBefore,
    ...options
  }: { readonly [name: string]: string | undefined },
): PaymentSearch {
  const [text, ...more] = positionals;
  if (more.length > 0) throw new UsageError("one TEXT at most.", "Put a text with spaces in quotes.");
  const given = { ...options, amountMinor: amount, captureDueBefore, text };
  return parseSearch(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}

const hints: { readonly [field: string]: string } = {
  state: `One of ${attemptStates.join(", ")}: see sips help search`,
  to: "A time after --from: see sips help search",
};

const optionNames: { readonly [field: string]: string } = {
  amountMinor: "amount",
  captureDueBefore: "capture-due-before",
};

/** Turns an invalid search into a usage error that names the option. */
export async function asUsage<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const field =
      error instanceof PaymentError && error.code === "PAYMENT_SEARCH_INVALID" && error.more.field;
    if (!field) throw error;
    const name = optionNames[field] ?? field;
    throw new UsageError(
      `${name === "text" ? "TEXT" : `--${name}`} has the wrong format.`,
      hints[field] ?? "Its form: sips help search",
    );
  }
}
