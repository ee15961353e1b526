import { parseArgs } from "node:util";
import type { Operation } from "../../domain/operation.js";
import { isAtBank } from "../../operations/is-at-bank.js";
import type { Payment } from "../../domain/payment.js";
import type { Payments } from "../../payments/payments.js";
import { printOperation } from "../output/print-operation.js";
import { amountAtHand, amountForm } from "../input/amount.js";
import { attributionAtHand, attributionHelp, attributionOptions } from "../input/attribution-at-hand.js";
import { exitCodes, UsageError, type Command, type Terminal } from "../input/command.js";
import { isConfirmed } from "../input/is-confirmed.js";
import { need } from "../input/need.js";
import { operationHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";

/** What a command does to a payment. */
interface PaymentCommand {
  readonly name: string;
  readonly verb: string;
  readonly operation: "refund" | "cancel" | "validate" | "acceptReview" | "refuseReview";
  /** Whether it may be done to a part of the payment. */
  readonly takesPart: boolean;
  readonly summary: string;
  /** Examples, and what to know before. */
  readonly about: string;
}

const options = {
  amount: { type: "string" },
  key: { type: "string" },
  yes: { type: "boolean" },
  ...attributionOptions,
  ...shopOptions,
} as const;

/** A command that carries out one operation on a payment, as `payments.operations` does. */
export function operateOnPayment(command: PaymentCommand): Command {
  const { name, summary, takesPart, operation: kind } = command;
  return {
    name,
    summary,
    usage: usageOf(command),
    async run(args, terminal) {
      refuseCardNumbers(args);
      const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
      if (positionals.length > 1) throw new UsageError("one REFERENCE at a time.", `See: sips help ${name}`);
      if (values.amount !== undefined && !takesPart) {
        throw new UsageError(
          "it takes no --amount: it decides on the whole payment.",
          `See: sips help ${name}`,
        );
      }
      const request = {
        reference: need(positionals[0], "REFERENCE", name),
        ...(values.amount !== undefined && { amountMinor: amountAtHand(values.amount, name) }),
        idempotencyKey: need(values.key, "--key", name),
        ...attributionAtHand(values, name),
      };
      return withPayments(terminal, values, async (payments) => {
        const question = await questionOf(payments, command, request);
        if (!(await isConfirmed(terminal, question, values.yes))) return exitCodes.notSent;
        const operation = await payments.operations[kind](request);
        const code = printOperation(terminal, operation, values.json);
        advise(terminal, operation);
        return code;
      });
    },
  };
}

function usageOf({ name, takesPart, about }: PaymentCommand): string {
  const [part, amount] = takesPart
    ? [" [--amount N]", `  --amount N          ${amountForm}; all that is left unless given\n`]
    : ["", ""];
  return `sips ${name} REFERENCE${part} --key KEY --by WHO --reason WHY [--yes] [--journal ADDRESS]

${about}

It asks for confirmation. The same key ${name}s once, however often the command runs. If the answer is lost, the operation
is unknown: the shop's own server resolves it by a query, and the command with the same key shows how it ended.

Options:
${amount}  --key KEY           idempotency key, up to 64 of [A-Za-z0-9_.:-]
  --yes               confirms in advance
${attributionHelp}
${operationHelp}
Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown`;
}

async function questionOf(
  payments: Payments,
  { verb, takesPart }: PaymentCommand,
  { reference, amountMinor }: { readonly reference: string; readonly amountMinor?: number },
): Promise<string> {
  const payment = await payments.findByReference(reference);
  const of = amountMinor === undefined ? "all that is left of " : `${amountMinor}${inCurrency(payment)} of `;
  const about = payment
    ? `(order ${payment.orderId}, ${payment.amountMinor}${inCurrency(payment)})`
    : "that is not in the journal";
  return `${verb} ${takesPart ? of : ""}payment ${reference} ${about}?`;
}

function inCurrency(payment: Payment | undefined): string {
  return payment ? ` of ${payment.currencyCode}` : "";
}

/** Before its capture a payment is cancelled, afterwards it is refunded: suggests the other command. */
function advise(terminal: Terminal, { kind, state, reference, responseCode, before }: Operation): void {
  if (state !== "refused" || before?.transactionStatus === undefined) return;
  const status = `The payment is ${before.transactionStatus}`;
  const isBefore = beforeCapture.has(before.transactionStatus);
  if (kind === "refund" && isBefore) {
    terminal.complain(`${status}, which is not captured yet: sips cancel ${reference}`);
  }
  if (kind === "cancel" && isAtBank(before)) {
    terminal.complain(`${status}, which is captured: sips refund ${reference}`);
  }
  const isDue =
    (kind === "cancel" && isBefore) ||
    (kind === "refund" && isAtBank(before)) ||
    (kind === "validate" && before.transactionStatus === "TO_VALIDATE");
  if (isDue && responseCode === "24") {
    terminal.complain(
      `${status}. From 22:00 to 23:00 in Paris, while captures are sent to the banks, operations are refused (24): try again later, with a new --key.`,
    );
  }
}

// One that was cancelled, refused or has expired can be neither refunded nor cancelled.
const beforeCapture: ReadonlySet<string> = new Set([
  "TO_CAPTURE",
  "TO_VALIDATE",
  "TO_AUTHORIZE",
  "TO_REPLAY",
  "TO_CHALLENGE",
]);
