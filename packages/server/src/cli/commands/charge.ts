import { parseArgs } from "node:util";
import type { SavedMean } from "../../domain/saved-mean.js";
import type { Operations } from "../../operations/operations.js";
import { amountAtHand, amountForm } from "../input/amount.js";
import { UsageError, type Command } from "../input/command.js";
import { need } from "../input/need.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";
import { operationHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { printOperation } from "../output/print-operation.js";

const options = {
  first: { type: "string" },
  wallet: { type: "string" },
  mean: { type: "string" },
  scheme: { type: "string" },
  amount: { type: "string" },
  currency: { type: "string" },
  key: { type: "string" },
  order: { type: "string" },
  by: { type: "string" },
  reason: { type: "string" },
  ...shopOptions,
} as const;

export const charge: Command = {
  name: "charge",
  summary: "Charges a saved card while its buyer is away: a subscription, a late fee",
  usage: `sips charge --first REFERENCE --amount N --currency N --key KEY [--order ID] [--journal ADDRESS]

  sips charge --first 01JD3QZX8M4W9V2K5T7R1N6B0C --amount 990 --currency 978 --key sub-7-2027-01
  sips charge --wallet ANN --mean 1 --scheme 123456789012345 --amount 990 --currency 978 --key sub-7-2027-02

The same key charges once, however often the command runs. A charge whose answer was lost is unknown: the shop's own
server resolves it by a query, and the command with the same key shows how it ended.

Options:
  --first REFERENCE   the payment with which the card was saved
  --wallet ID         instead of it, merchantWalletId, with --mean ID (paymentMeanId) and --scheme ID
                      (schemeTransactionIdentifier of the first payment)
  --amount N          ${amountForm}
  --currency N        ISO 4217 numeric, such as 978
  --key KEY           idempotency key, up to 64 of [A-Za-z0-9_.:-]
  --order ID          the order that it pays
  --by WHO            kept in the journal, like --reason WHY
${operationHelp}
Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown`,
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options });
    // A scheme's id of up to 15 digits may look like a card number.
    refuseCardNumbers(args.filter((arg) => arg !== values.scheme || !/^\d{1,15}$/.test(arg)));
    const { first, order, by, reason, json } = values;
    const [amountMinor, currencyCode] = [
      amountAtHand(values.amount, "charge"),
      need(values.currency, "--currency", "charge"),
    ];
    return withPayments(terminal, values, async ({ operations }) => {
      const mean = first === undefined ? meanOf(values) : await savedWith(operations, first);
      const operation = await operations.charge(mean, {
        idempotencyKey: need(values.key, "--key", "charge"),
        amountMinor,
        currencyCode,
        ...(order !== undefined && { orderId: order }),
        by,
        reason,
      });
      return printOperation(terminal, operation, json);
    });
  },
};

function meanOf({ wallet, mean, scheme }: { wallet?: string; mean?: string; scheme?: string }): SavedMean {
  return {
    merchantWalletId: need(wallet, "--wallet", "charge"),
    paymentMeanId: need(mean, "--mean", "charge"),
    ...(scheme !== undefined && { schemeTransactionIdentifier: scheme }),
  };
}

async function savedWith({ findSavedMean }: Operations, first: string): Promise<SavedMean> {
  const mean = await findSavedMean(first);
  if (mean) return mean;
  throw new UsageError(`no card was saved with ${first}, or not yet.`, `Its history: sips tx ${first}`);
}
