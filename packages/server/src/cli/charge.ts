import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { PaymentError } from "../domain/errors.js";
import type { Operation, OperationState } from "../domain/operation.js";
import type { SavedMean } from "../domain/saved-mean.js";
import { createGateway } from "../gateway/create-gateway.js";
import { maskCardNumbers } from "../gateway/redact.js";
import { createPayments, type Payments } from "../payments/create-payments.js";
import { exitCodes, UsageError, type Command, type ExitCode } from "./command.js";
import { openJournalAtHand } from "./journal-at-hand.js";
import { shopFromEnvironment } from "./shop-from-environment.js";

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
  journal: { type: "string" },
  live: { type: "boolean" },
  json: { type: "boolean" },
} as const;

type Given = { readonly [name in keyof typeof options]?: string | boolean };

export const charge: Command = {
  name: "charge",
  summary: "Charges a saved card while its buyer is away: a subscription, a late fee",
  usage: `sips charge --first REFERENCE --amount N --currency N --key KEY [--order ID] [--journal ADDRESS]

  sips charge --first 01JD3QZX8M4W9V2K5T7R1N6B0C --amount 990 --currency 978 --key sub-7-2027-01
  sips charge --wallet ANN --mean 1 --scheme 123456789012345 --amount 990 --currency 978 --key sub-7-2027-02

The same key charges once, however often the command runs. A charge whose answer was lost is unknown: the shop's own
server resolves it by a query, and the command with the same key tells how it ended.

Options:
  --first REFERENCE   the payment with which the card was saved
  --wallet ID         instead of it, merchantWalletId, with --mean ID (paymentMeanId) and --scheme ID
                      (schemeTransactionIdentifier of the first payment)
  --amount N          in minor units: 990 is 9.90 EUR
  --currency N        ISO 4217 numeric, such as 978
  --key KEY           idempotency key, up to 64 of [A-Za-z0-9_.:-]
  --order ID          the order that it pays
  --by WHO            kept in the journal, like --reason WHY
  --live              permits real money, on a production platform
  --journal ADDRESS   sqlite:FILE, postgres://user@host/database or a file's path; default: SIPS_JOURNAL
  --json              writes the operation as JSON

The shop at the gateway is set as for sips call: see sips help.
Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown`,
  async run(args, terminal) {
    const given: Given = parseArgs({ args: [...args], options }).values;
    const [amountMinor, currencyCode] = [Number(need(given, "amount")), need(given, "currency")];
    const shop = shopFromEnvironment(terminal.env);
    const journal = await openJournalAtHand(text(given.journal), terminal.env);
    const gateway = createGateway(shop.settings);
    const payments = createPayments({
      gateway,
      journal,
      // No buyer comes here: there are no orders, pages or links.
      publicUrl: "https://localhost",
      signingKeys: [{ id: "1", secret: randomBytes(32).toString("hex") }],
      resolveOrder: () => undefined,
      resultUrl: () => "/",
      live: given.live === true,
      log: () => {},
    });
    try {
      const operation = await payments.operations.charge(await meanOf(payments, given), {
        idempotencyKey: need(given, "key"),
        amountMinor,
        currencyCode,
        ...optional("orderId", text(given.order)),
        ...optional("by", text(given.by)),
        ...optional("reason", text(given.reason)),
      });
      terminal.write(
        maskCardNumbers(given.json === true ? JSON.stringify(operation, null, 2) : asText(operation)),
      );
      return exitCodeOf[operation.state];
    } catch (error) {
      if (error instanceof PaymentError) throw new UsageError(error.message);
      throw error;
    } finally {
      await payments.close();
      await gateway.close();
      await journal.close();
    }
  },
};

async function meanOf({ operations }: Payments, given: Given): Promise<SavedMean> {
  const first = text(given.first);
  if (first === undefined) {
    return {
      merchantWalletId: need(given, "wallet"),
      paymentMeanId: need(given, "mean"),
      ...optional("schemeTransactionIdentifier", text(given.scheme)),
    };
  }
  const mean = await operations.findSavedMean(first);
  if (mean) return mean;
  throw new UsageError(`no card was saved with ${first}, or not yet.`, `Its history: sips tx ${first}`);
}

function asText({ reference, state, what, responseCode, mustAuthenticate }: Operation): string {
  const code = responseCode === undefined ? "" : ` (${responseCode})`;
  const advice = mustAuthenticate
    ? "\nThe bank wants to ask the cardholder: have the buyer pay themselves."
    : "";
  return `${reference}: ${state}${code}, ${what}${advice}`;
}

const exitCodeOf: { readonly [state in OperationState]: ExitCode } = {
  accepted: exitCodes.accepted,
  refused: exitCodes.refused,
  "not-done": exitCodes.notSent,
  prepared: exitCodes.unknown,
  sending: exitCodes.unknown,
  unknown: exitCodes.unknown,
};

function need(given: Given, name: keyof typeof options): string {
  const value = text(given[name]);
  if (value !== undefined) return value;
  throw new UsageError(`--${name} is missing.`, "All options: sips help charge");
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function optional<N extends string>(name: N, value: string | undefined): { readonly [name in N]?: string } {
  // The computed name is N.
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in N]?: string };
}
