import { UsageError } from "./command.js";
import { need } from "./need.js";

/** The help of `--amount`, which is a number without a separator in every command. */
export const amountForm = "in minor units: 990 is 9.90 EUR";

/** An amount in minor units. Throws UsageError when it is missing, or has another form. */
export function amountAtHand(value: string | undefined, command: string): number {
  const text = need(value, "--amount", command);
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new UsageError("--amount is not a whole number from 1.", `It is ${amountForm}.`);
}
