import { parseArgs } from "node:util";
import { codes } from "@sips-kit/protocol";
import type { FraudListElement, FraudListLevel, FraudListType } from "../../fraud/fraud-list-request.js";
import type { FraudReport } from "../../fraud/explain-fraud-data.js";
import { latestActions } from "../../fraud/latest-actions.js";
import { attributionAtHand, attributionHelp, attributionOptions } from "../input/attribution-at-hand.js";
import { columns } from "../output/columns.js";
import { exitCodes, UsageError, type Command, type ExitCode, type Terminal } from "../input/command.js";
import { withJournal } from "../input/journal-at-hand.js";
import { need } from "../input/need.js";
import { shopHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";
import { refuseMore } from "../input/refuse-more.js";
import { actionsAsText, printActions } from "../output/print-actions.js";
import { printFound } from "../output/print-found.js";

const options = {
  payment: { type: "string" },
  token: { type: "string" },
  transaction: { type: "string" },
  value: { type: "string" },
  code: { type: "string" },
  ...attributionOptions,
  ...shopOptions,
} as const;

type Given = { readonly [name in Exclude<keyof typeof options, "live" | "json">]?: string } & {
  readonly live?: boolean;
  readonly json?: boolean;
};

const listNames = Object.keys(codes.fraudListType.values);
const levelNames = Object.keys(codes.fraudListLevel.values);

export const fraudCommand: Command = {
  name: "fraud",
  summary: "Changes the gateway's fraud lists, and explains what its rules have found",
  usage: `sips fraud add LIST LEVEL ELEMENT --by WHO --reason WHY
sips fraud remove LIST LEVEL ELEMENT --by WHO --reason WHY
sips fraud block REFERENCE --by WHO --reason WHY
sips fraud list [LIST]
sips fraud explain REFERENCE

  sips fraud add EmailList Black --value eve@example.com --by anna --reason "three chargebacks"
  sips fraud add CardList Black --payment 01JD3QZX8M4W9V2K5T7R1N6B0C --by anna --reason "stolen card"
  sips fraud block 01JD3QZX8M4W9V2K5T7R1N6B0C --by anna --reason "stolen card"
  sips fraud list EmailList

add and remove may be repeated after a lost answer. block puts card and e-mail address of a payment's buyer on the black
list, and their IP address on the grey one. list shows what was changed from here: the gateway does not show its lists.

LIST is one of ${listNames.slice(0, 6).join(", ")},
  ${listNames.slice(6).join(", ")}.
LEVEL is one of ${levelNames.join(", ")}.

ELEMENT is one of:
  --payment REFERENCE   what the list holds of this payment
  --token TOKEN         a card, by the gateway's token for it (tokenPan)
  --transaction ID      the same for Sips 1.0: ID@YYYYMMDD
  --value VALUE         an address, a name and so on; - reads it from standard input, as an IBAN must be

Options:
  --code CODE         add, block: why, for the bank; see sips codes fraudListReasonCode
${attributionHelp}
${shopHelp}
Exit codes: 0 done, 1 refused, 2 wrong usage, 3 nothing was sent, 4 unknown`,
  async run(args, terminal) {
    refuseCardNumbers(args);
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what, ...words] = positionals;
    refuseMore(words, wordsOf[what ?? ""], "fraud");
    switch (what) {
      case "add":
      case "remove":
        return change(terminal, what, words, values);
      case "block":
        return block(terminal, words[0], values);
      case "list":
        return list(terminal, words[0], values);
      case "explain":
        return explain(terminal, words[0], values);
      default:
        throw new UsageError("name one of add, remove, block, list or explain.", "See: sips help fraud");
    }
  },
};

/** How many words follow. */
const wordsOf: { readonly [what: string]: number } = { add: 2, remove: 2, block: 1, list: 1, explain: 1 };

async function change(
  terminal: Terminal,
  what: "add" | "remove",
  [listName, levelName]: readonly string[],
  given: Given,
): Promise<ExitCode> {
  const request = {
    list: listOf(need(listName, "LIST", "fraud")),
    level: levelOf(need(levelName, "LEVEL", "fraud")),
    element: await elementOf(terminal, given),
    ...attributionAtHand(given, "fraud"),
  };
  return withPayments(terminal, given, async ({ fraud }) => {
    const action =
      what === "add"
        ? await fraud.addToList({ ...request, ...reasonCodeOf(given) })
        : await fraud.removeFromList(request);
    return printActions(terminal, [action], given.json);
  });
}

async function block(terminal: Terminal, reference: string | undefined, given: Given): Promise<ExitCode> {
  const request = {
    reference: need(reference, "REFERENCE", "fraud"),
    ...attributionAtHand(given, "fraud"),
    ...reasonCodeOf(given),
  };
  return withPayments(terminal, given, async ({ fraud }) =>
    printActions(terminal, await fraud.blockBuyer(request), given.json),
  );
}

async function list(terminal: Terminal, name: string | undefined, given: Given): Promise<ExitCode> {
  const subject = name === undefined ? undefined : `list:${listOf(name)}`;
  return withJournal(terminal, given.journal, async (journal) => {
    const actions =
      subject === undefined
        ? await latestActions({ journal })
        : await journal.actions.list({ subject, limit: 100 });
    printFound(terminal, actions, actionsAsText, given.json);
    return exitCodes.accepted;
  });
}

async function explain(terminal: Terminal, word: string | undefined, given: Given): Promise<ExitCode> {
  const reference = need(word, "REFERENCE", "fraud");
  return withPayments(terminal, given, async ({ fraud }) => {
    printFound(terminal, await fraud.explain(reference), reportAsText, given.json);
    return exitCodes.accepted;
  });
}

function reportAsText({ reference, color, verdict, score, threshold, check, rules }: FraudReport): string {
  const scored =
    score === undefined ? [] : [`Score ${score}${threshold === undefined ? "" : ` of ${threshold}`}.`];
  const rows = rules.map(({ code, isAlert, name, result, detail = "" }) => [
    code,
    isAlert ? "alert" : "",
    `${name.en}: ${result.en} ${detail}`.trim(),
  ]);
  return [
    `${reference}: ${color ?? "no colour"}. ${verdict.en}`,
    ...scored,
    ...(check ? [check.en] : []),
    ...(rows.length > 0 ? [columns(rows)] : []),
  ].join("\n");
}

async function elementOf(terminal: Terminal, given: Given): Promise<FraudListElement> {
  const { payment, token, transaction, value } = given;
  const named = [payment, token, transaction, value].filter((one) => one !== undefined);
  if (named.length !== 1) {
    throw new UsageError(
      "the element is missing: give one of --payment, --token, --transaction and --value.",
      "See: sips help fraud",
    );
  }
  if (payment !== undefined) return { reference: payment };
  if (token !== undefined) return { token };
  if (transaction !== undefined) return { transactionId: transaction };
  return { value: value === "-" ? (await terminal.readInput("-")).trim() : (value ?? "") };
}

function reasonCodeOf({ code }: Given) {
  if (code === undefined) return {};
  const { values } = codes.fraudListReasonCode;
  if (isKeyOf(values, code)) return { reasonCode: code };
  throw new UsageError(`--code ${code} is not a known code.`, "All of them: sips codes fraudListReasonCode");
}

function listOf(name: string): FraudListType {
  if (isKeyOf(codes.fraudListType.values, name)) return name;
  throw new UsageError(`${name} is no list.`, `One of ${listNames.join(", ")}`);
}

function levelOf(name: string): FraudListLevel {
  if (isKeyOf(codes.fraudListLevel.values, name)) return name;
  throw new UsageError(`${name} is no level.`, `One of ${levelNames.join(", ")}`);
}

function isKeyOf<T extends object>(values: T, name: string): name is keyof T & string {
  return Object.hasOwn(values, name);
}
