import { parseArgs } from "node:util";
import type { Operation } from "../../domain/operation.js";
import { isAtBank } from "../../operations/is-at-bank.js";
import type { Payments } from "../../payments/create-payments.js";
import { tellOperation } from "../output/tell-operation.js";
import { amountAtHand, amountForm } from "../input/amount.js";
import { attributionAtHand, attributionHelp, attributionOptions } from "../input/attribution-at-hand.js";
import { exitCodes, UsageError, type Command, type Terminal } from "../input/command.js";
import { isConfirmed } from "../input/is-confirmed.js";
import { need } from "../input/need.js";
import { operationHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";

/** What a command does to a payment. */
interface PaymentCommand {
  readonly name: "refund" | "cancel" | "validate";
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

/** A command that carries out one operation on a payment, in whole or in part, as `payments.operations` does. */
export function operateOnPayment({ name, summary, about }: PaymentCommand): Command {
  return {
    name,
    summary,
    usage: `sips ${name} REFERENCE [--amount N] --key KEY --by WHO --reason WHY [--yes] [--journal ADDRESS]

${about}

It asks for confirmation. The same key ${name}s once, however often the command runs. If the answer is lost, the operation
is unknown: the shop's own server resolves it by a query, and the command with the same key shows how it ended.

Options:
  --amount N          ${amountForm}; all that is left unless given
  --key KEY           idempotency key, up to 64 of [A-Za-z0-9_.:-]
  --yes               confirms in advance
${attributionHelp}
${operationHelp}
Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown`,
    async run(args, terminal) {
      refuseCardNumbers(args);
      const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
      if (positionals.length > 1) throw new UsageError("one REFERENCE at a time.", `See: sips help ${name}`);
      const request = {
        reference: need(positionals[0], "REFERENCE", name),
        ...(values.amount !== undefined && { amountMinor: amountAtHand(values.amount, name) }),
        idempotencyKey: need(values.key, "--key", name),
        ...attributionAtHand(values, name),
      };
      return withPayments(terminal, values, async (payments) => {
        const question = await questionOf(payments, name, request);
        if (!(await isConfirmed(terminal, question, values.yes))) return exitCodes.notSent;
        const operation = await payments.operations[name](request);
        const code = tellOperation(terminal, operation, values.json);
        adviseOther(terminal, operation);
        return code;
      });
    },
  };
}

const verbs = { refund: "Refund", cancel: "Cancel", validate: "Validate" } as const;

async function questionOf(
  payments: Payments,
  name: PaymentCommand["name"],
  { reference, amountMinor }: { readonly reference: string; readonly amountMinor?: number },
): Promise<string> {
  const payment = await payments.findByReference(reference);
  const amount = amountMinor ?? "all that is left";
  if (!payment) return `${verbs[name]} ${amount} of payment ${reference}, which is not in the journal?`;
  const { orderId, currencyCode, amountMinor: whole } = payment;
  const part = amountMinor === undefined ? amount : `${amount} of ${currencyCode}`;
  return `${verbs[name]} ${part} of payment ${reference} (order ${orderId}, ${whole} of ${currencyCode})?`;
}

/** Before its capture a payment is cancelled, afterwards it is refunded: whoever took the one may need the other. */
function adviseOther(terminal: Terminal, { kind, state, reference, before }: Operation): void {
  if (state !== "refused" || before?.transactionStatus === undefined) return;
  const status = `The payment is ${before.transactionStatus}`;
  if (kind === "refund" && !isAtBank(before)) {
    terminal.complain(`${status}, which is not captured yet: sips cancel ${reference}`);
  }
  if (kind === "cancel" && isAtBank(before)) {
    terminal.complain(`${status}, which is captured: sips refund ${reference}`);
  }
}
