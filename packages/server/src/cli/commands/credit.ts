import { parseArgs } from "node:util";
import type { CreditSettings } from "../../domain/credit-settings.js";
import type { Operation } from "../../domain/operation.js";
import { creditKinds } from "../../operations/credit.js";
import { amountAtHand, amountForm } from "../input/amount.js";
import { attributionAtHand, attributionHelp, attributionOptions } from "../input/attribution-at-hand.js";
import { columns } from "../output/columns.js";
import { exitCodes, UsageError, type Command, type ExitCode, type Terminal } from "../input/command.js";
import { isConfirmed } from "../input/is-confirmed.js";
import { withJournal } from "../input/journal-at-hand.js";
import { need } from "../input/need.js";
import { operationHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";
import { refuseMore } from "../input/refuse-more.js";
import { printFound } from "../output/print-found.js";
import { printOperation } from "../output/print-operation.js";

const options = {
  wallet: { type: "string" },
  mean: { type: "string" },
  amount: { type: "string" },
  currency: { type: "string" },
  key: { type: "string" },
  order: { type: "string" },
  yes: { type: "boolean" },
  ...attributionOptions,
  ...shopOptions,
} as const;

type Given = { readonly [name in Exclude<keyof typeof options, "live" | "json" | "yes">]?: string } & {
  readonly [name in "live" | "json" | "yes"]?: boolean;
};

export const creditCommand: Command = {
  name: "credit",
  summary: "Credits a saved card, and approves credits that wait for a second person",
  usage: `sips credit give --wallet ID --mean ID --amount N --currency N --key KEY --by WHO --reason WHY [--yes]
sips credit list
sips credit approve KEY --by WHO [--yes]
sips credit decline KEY --by WHO

  sips credit give --wallet ANN --mean 1 --amount 500 --currency 978 --key gift-7 --by anna --reason goodwill
  sips credit approve gift-7 --by bob

Money leaves the shop without a payment before it, so give and approve ask for confirmation. For give, SIPS_CREDITS
must hold the limits of your server, its setting credits as JSON, such as:
  {"perCreditMinor":5000,"perDayMinor":20000,"approval":{"aboveMinor":1000}}
The same key credits once, however often the command runs. A credit above the limit of approval is written, and sent
once another person than the one who requested it approves it.

Options:
  --wallet ID         merchantWalletId, with --mean ID (paymentMeanId): see sips wallet show
  --amount N          ${amountForm}
  --currency N        ISO 4217 numeric, such as 978
  --key KEY           idempotency key, up to 64 of [A-Za-z0-9_.:-]
  --order ID          the order that it belongs to
  --yes               confirms in advance
${attributionHelp}
${operationHelp}
Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown, or waiting for approval`,
  async run(args, terminal) {
    refuseCardNumbers(args);
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what, ...words] = positionals;
    refuseMore(words, wordsOf[what ?? ""], "credit");
    const [key] = words;
    switch (what) {
      case "give":
        return give(terminal, values);
      case "list":
        return list(terminal, values);
      case "approve":
      case "decline":
        return decide(terminal, what, key, values);
      default:
        throw new UsageError("name one of give, list, approve or decline.", "See: sips help credit");
    }
  },
};

/** How many words follow. */
const wordsOf: { readonly [what: string]: number } = { give: 0, list: 0, approve: 1, decline: 1 };

async function give(terminal: Terminal, given: Given): Promise<ExitCode> {
  const word = (name: "wallet" | "mean" | "currency" | "key") => need(given[name], `--${name}`, "credit");
  const request = {
    merchantWalletId: word("wallet"),
    paymentMeanId: word("mean"),
    amountMinor: amountAtHand(given.amount, "credit"),
    currencyCode: word("currency"),
    idempotencyKey: word("key"),
    ...(given.order !== undefined && { orderId: given.order }),
    ...attributionAtHand(given, "credit"),
  };
  const credits = limitsAtHand(terminal.env);
  const { amountMinor, currencyCode, paymentMeanId, merchantWalletId } = request;
  const question = `Credit ${amountMinor} of ${currencyCode} to card ${paymentMeanId} of wallet ${merchantWalletId}?`;
  if (!(await isConfirmed(terminal, question, given.yes))) return exitCodes.notSent;
  return withPayments(terminal, { ...given, credits }, async ({ operations }) =>
    printOperation(terminal, await operations.walletCreditHolder(request), given.json),
  );
}

async function decide(
  terminal: Terminal,
  what: "approve" | "decline",
  key: string | undefined,
  given: Given,
): Promise<ExitCode> {
  const decision = { idempotencyKey: need(key, "KEY", "credit"), by: need(given.by, "--by", "credit") };
  return withPayments(terminal, given, async ({ operations }) => {
    const found = await operations.find(decision.idempotencyKey);
    if (!found) {
      terminal.complain(
        `No credit ${decision.idempotencyKey} is in this journal. All of them: sips credit list`,
      );
      return exitCodes.refused;
    }
    if (what === "decline") {
      const declined = await operations.declineCredit(decision);
      printOperation(terminal, declined, given.json);
      return declined.state === "not-done" ? exitCodes.accepted : exitCodes.unknown;
    }
    const question = `Send the credit of ${found.amountMinor} of ${found.currencyCode} that ${found.by} has requested?`;
    if (!(await isConfirmed(terminal, question, given.yes))) return exitCodes.notSent;
    return printOperation(terminal, await operations.approveCredit(decision), given.json);
  });
}

function list(terminal: Terminal, { journal: address, json }: Given): Promise<ExitCode> {
  return withJournal(terminal, address, async (journal) => {
    const credits = await journal.operations.ofKinds({ kinds: creditKinds, since: 0 });
    printFound(terminal, credits, asText, json);
    return exitCodes.accepted;
  });
}

function asText(credits: readonly Operation[]): string {
  if (credits.length === 0) return "There are none.";
  return columns(
    credits.map(({ createdAt, idempotencyKey, state, approval, amountMinor, currencyCode, by, reason }) => [
      new Date(createdAt).toISOString(),
      idempotencyKey,
      approval?.state === "awaited" ? "awaits approval" : state,
      `${amountMinor} of ${currencyCode}`,
      [by && `by ${by}`, reason].filter(Boolean).join("; "),
    ]),
  );
}

/** Without the server's limits, the command line would be a way around them. */
function limitsAtHand({ SIPS_CREDITS: text }: Terminal["env"]): CreditSettings {
  const hint = "It is your server's setting credits, as JSON: see sips help credit";
  if (!text) throw new UsageError("SIPS_CREDITS is not set.", hint);
  try {
    // createPayments checks what it holds.
    return JSON.parse(text) as CreditSettings;
  } catch {
    throw new UsageError("SIPS_CREDITS is not JSON.", hint);
  }
}
