import { parseArgs } from "node:util";
import type { WalletView } from "../../wallet/wallets.js";
import { attributionAtHand, attributionHelp, attributionOptions } from "../input/attribution-at-hand.js";
import { columns } from "../output/columns.js";
import { exitCodes, UsageError, type Command, type ExitCode, type Terminal } from "../input/command.js";
import { isConfirmed } from "../input/is-confirmed.js";
import { need } from "../input/need.js";
import { shopHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";
import { refuseMore } from "../input/refuse-more.js";
import { actionsAsText, printActions } from "../output/print-actions.js";
import { printFound } from "../output/print-found.js";

const options = {
  card: { type: "string" },
  yes: { type: "boolean" },
  ...attributionOptions,
  ...shopOptions,
} as const;

type Given = { readonly [name in "card" | "by" | "reason" | "journal"]?: string } & {
  readonly [name in "yes" | "live" | "json"]?: boolean;
};

export const walletCommand: Command = {
  name: "wallet",
  summary: "Shows a customer's wallet at the gateway, and changes it",
  usage: `sips wallet show ID
sips wallet rename ID MEAN NAME --by WHO --reason WHY
sips wallet delete ID MEAN --card MASKED --by WHO --reason WHY [--yes]
sips wallet close ID --by WHO --reason WHY [--yes]

  sips wallet show ANN
  sips wallet rename ANN 1 "Company card" --by anna --reason "asked by telephone"
  sips wallet delete ANN 1 --card '5100##########00' --by anna --reason "asked by telephone"
  sips wallet close ANN --by anna --reason "right to erasure"

ID is merchantWalletId, MEAN is paymentMeanId: show prints both. delete and close erase permanently, and ask for
confirmation. close deletes the wallet and everything in it.

Options:
  --card MASKED       delete: the masked number that show prints, so that nothing else is deleted
  --yes               confirms in advance
${attributionHelp}
${shopHelp}
Exit codes: 0 done, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown`,
  async run(args, terminal) {
    refuseCardNumbers(args);
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what, ...words] = positionals;
    refuseMore(words, wordsOf[what ?? ""], "wallet");
    const [wallet, mean, name] = words;
    switch (what) {
      case "show":
        return show(terminal, wallet, values);
      case "rename":
        return rename(terminal, wallet, mean, name, values);
      case "delete":
        return remove(terminal, wallet, mean, values);
      case "close":
        return close(terminal, wallet, values);
      default:
        throw new UsageError("name one of show, rename, delete or close.", "See: sips help wallet");
    }
  },
};

/** How many words follow. */
const wordsOf: { readonly [what: string]: number } = { show: 1, rename: 3, delete: 2, close: 1 };

function show(terminal: Terminal, wallet: string | undefined, given: Given): Promise<ExitCode> {
  const merchantWalletId = word(wallet, "ID");
  return withPayments(terminal, given, async ({ wallets }) => {
    const view = await wallets.read(merchantWalletId);
    if (!view) {
      terminal.complain(`The gateway knows no wallet ${merchantWalletId}.`);
      return exitCodes.refused;
    }
    printFound(terminal, view, asText, given.json);
    return exitCodes.accepted;
  });
}

function rename(
  terminal: Terminal,
  wallet: string | undefined,
  mean: string | undefined,
  name: string | undefined,
  given: Given,
): Promise<ExitCode> {
  const request = {
    ...askedOf(wallet, given),
    paymentMeanId: word(mean, "MEAN"),
    paymentMeanAlias: word(name, "NAME"),
  };
  return withPayments(terminal, given, async ({ wallets }) =>
    printActions(terminal, [await wallets.rename(request)], given.json),
  );
}

async function remove(
  terminal: Terminal,
  wallet: string | undefined,
  mean: string | undefined,
  given: Given,
): Promise<ExitCode> {
  const request = {
    ...askedOf(wallet, given),
    paymentMeanId: word(mean, "MEAN"),
    maskedPan: word(given.card, "--card"),
  };
  const question = `Delete ${request.maskedPan} from wallet ${request.merchantWalletId} for good?`;
  if (!(await isConfirmed(terminal, question, given.yes))) return exitCodes.notSent;
  return withPayments(terminal, given, async ({ wallets }) =>
    printActions(terminal, [await wallets.remove(request)], given.json),
  );
}

async function close(terminal: Terminal, wallet: string | undefined, given: Given): Promise<ExitCode> {
  const request = askedOf(wallet, given);
  const question = `Delete wallet ${request.merchantWalletId} and everything in it for good?`;
  if (!(await isConfirmed(terminal, question, given.yes))) return exitCodes.notSent;
  return withPayments(terminal, given, async ({ wallets }) =>
    printActions(terminal, [await wallets.close(request)], given.json),
  );
}

function askedOf(wallet: string | undefined, given: Given) {
  return { merchantWalletId: word(wallet, "ID"), ...attributionAtHand(given, "wallet") };
}

function word(value: string | undefined, name: string): string {
  return need(value, name, "wallet");
}

function asText({ merchantWalletId, createdAt, means, actions }: WalletView): string {
  const rows = means.map((mean) => [
    mean.paymentMeanId,
    mean.maskedPan ?? "",
    mean.paymentMeanBrand ?? "",
    mean.panExpiryDate ?? "",
    mean.paymentMeanAlias ?? "",
  ]);
  return [
    `Wallet ${merchantWalletId}${createdAt === undefined ? "" : `, created ${createdAt}`}`,
    rows.length > 0 ? columns(rows) : "It is empty, or closed.",
    ...(actions.length > 0 ? ["", "What was done to it:", actionsAsText(actions)] : []),
  ].join("\n");
}
