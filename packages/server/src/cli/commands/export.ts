import { parseArgs } from "node:util";
import { exportAttempts } from "../../search/export-attempts.js";
import { csvHead, csvLine, exportedOf } from "../../search/payments-csv.js";
import { exitCodes, type Command } from "../input/command.js";
import { journalHelp, journalOption, withJournal } from "../input/journal-at-hand.js";
import { maskShown } from "../output/mask-shown.js";
import { asUsage, filterHelp, filterOptions, searchOf } from "../input/search-options.js";

export const exportCommand: Command = {
  name: "export",
  summary: "Writes payments of the journal as CSV, live and archived, the newest first",
  usage: `sips export [TEXT] [--state STATE] [--method ID] [--from TIME] [--to TIME] [--amount N] [--journal ADDRESS]

  sips export --from 2026-11-01 --to 2026-12-01 --journal sqlite:./.data/journal.db > november.csv
  SIPS_JOURNAL=postgres://shop@db.example/payments sips export --state refused > refused.csv

Reads 200 payments at a time, so that it can run while the shop takes payments. Anything that is written like a card
number, for example an order id of 16 digits, is masked.

Options:
${filterHelp}
${journalHelp}

With SIPS_JOURNAL_REPLICA=postgres://..., payments are read from that replica.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...filterOptions, ...journalOption },
      allowPositionals: true,
    });
    const { journal: address, ...options } = values;
    const filter = searchOf(positionals, options);
    // The terminal adds the line break.
    const write = (line: string) => terminal.write(maskShown(line.replace(/\n$/, "")));
    return withJournal(terminal, address, async (journal) => {
      const attempts = await asUsage(async () => exportAttempts(journal, filter));
      write(csvHead);
      for await (const attempt of attempts) {
        if (terminal.isClosed?.()) break;
        write(csvLine(exportedOf(attempt)));
      }
      return exitCodes.accepted;
    });
  },
};
