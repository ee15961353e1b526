import { idHoldsCardData } from "../../gateway/card-data.js";
import { UsageError } from "./command.js";

/**
 * Refuses card numbers and IBANs among the arguments, which stay in the shell's history and are visible to every user of
 * the machine. Throws UsageError without repeating them.
 */
export function refuseCardNumbers(args: readonly string[]): void {
  // Keys, orders, wallets and telephone numbers are among them; reasons are stored masked.
  if (!args.some(idHoldsCardData)) return;
  throw new UsageError(
    "a card number or an IBAN does not belong on the command line: others can see it there. Nothing was sent.",
    "Name a card by a payment, a token or its place in a wallet; give an IBAN with --value - on standard input.",
  );
}
