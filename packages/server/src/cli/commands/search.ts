import { parseArgs } from "node:util";
import type { AttemptPage } from "../../journal/search-journal.js";
import { readSearch } from "../../search/read-search.js";
import { cursorOf } from "../../search/search-cursor.js";
import { exportedOf } from "../../search/payments-csv.js";
import { columns } from "../output/columns.js";
import { printFound } from "../output/print-found.js";
import { exitCodes, type Command } from "../input/command.js";
import { journalHelp, journalOption, withJournal } from "../input/journal-at-hand.js";
import { asUsage, filterHelp, filterOptions, searchOf } from "../input/search-options.js";

export const searchCommand: Command = {
  name: "search",
  summary: "Finds payments in the journal, live and archived, the newest first",
  usage: `sips search [TEXT] [--state STATE] [--method ID] [--from TIME] [--to TIME] [--amount N]
                   [--capture-due-before TIME] [--journal ADDRESS]

  sips search 4711 --journal sqlite:./.data/journal.db
  sips search '#00' --state refused --from 2026-11-01 --to 2026-12-01
  sips search --state unknown --json | jq -r '.payments[].reference'

Reads the journal, not the gateway. sips tx REFERENCE shows the whole history of one payment.

Options:
${filterHelp}
  --limit N           payments on a page, up to 200; default: 50
  --cursor CURSOR     the next page; each page prints the cursor of the next one
${journalHelp}
  --json              writes { payments, cursor }

With SIPS_JOURNAL_REPLICA=postgres://..., payments are read from that replica.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...filterOptions,
        limit: { type: "string" },
        cursor: { type: "string" },
        ...journalOption,
        json: { type: "boolean" },
      },
      allowPositionals: true,
    });
    const { journal: address, json, ...options } = values;
    const query = await asUsage(async () => readSearch(searchOf(positionals, options)));
    return withJournal(terminal, address, async (journal) => {
      printFound(terminal, pageOf(await journal.search(query)), asText, json);
      return exitCodes.accepted;
    });
  },
};

function pageOf({ attempts, next }: AttemptPage) {
  const payments = attempts.map((attempt) => ({
    ...exportedOf(attempt),
    captureDueAt: attempt.captureDueAt,
  }));
  return { payments, cursor: next === undefined ? undefined : cursorOf(next) };
}

function asText({ payments, cursor }: ReturnType<typeof pageOf>): string {
  const rows = payments.map(
    ({ createdAt, reference, state, paymentMethod, amountMinor, currencyCode, orderId }) => [
      new Date(createdAt).toISOString(),
      reference,
      state,
      paymentMethod,
      `${amountMinor} of ${currencyCode}`,
      orderId,
    ],
  );
  const found = rows.length > 0 ? columns(rows) : "No payment on this page.";
  return cursor === undefined ? found : `${found}\n\nMore: the same search with --cursor ${cursor}`;
}
