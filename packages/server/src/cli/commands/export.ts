import { parseArgs } from "node:util";
import { exportAttempts } from "../../search/export-attempts.js";
import { exportOperations } from "../../search/export-operations.js";
import { operationCsvLine, operationsCsvHead } from "../../search/operations-csv.js";
import { csvHead, csvLine, exportedOf } from "../../search/payments-csv.js";
import { exitCodes, UsageError, type Command } from "../input/command.js";
import { journalHelp, journalOption, withJournal } from "../input/journal-at-hand.js";
import { maskShown } from "../output/mask-shown.js";
import { asUsage, filterHelp, filterOptions, searchOf } from "../input/search-options.js";

export const exportCommand: Command = {
  name: "export",
  summary: "Writes payments, or refunds and the like, of the journal as CSV, the newest first",
  usage: `sips export [TEXT] [--state STATE] [--method ID] [--from TIME] [--to TIME] [--amount N] [--journal ADDRESS]
sips export --operations [--from TIME] [--to TIME] [--journal ADDRESS]

  sips export --from 2026-11-01 --to 2026-12-01 --journal sqlite:./.data/journal.db > november.csv
  sips export --operations --from 2026-11-01 --to 2026-12-01 > november-operations.csv
  SIPS_JOURNAL=postgres://shop@db.example/payments sips export --state refused > refused.csv

Reads 200 payments at a time, live and archived, so that it can run while the shop takes payments. Anything that is written like a card
number, for example an order id of 16 digits, is masked.

Options:
${filterHelp}
  --operations        instead of payments: the refunds, cancellations, validations and credits that were requested in
                      the period, whatever their state
${journalHelp}

With SIPS_JOURNAL_REPLICA=postgres://..., payments are read from that replica.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...filterOptions, ...journalOption, operations: { type: "boolean" } },
      allowPositionals: true,
    });
    const { journal: address, operations: isOfOperations, ...options } = values;
    const filter = searchOf(positionals, options);
    if (isOfOperations && Object.keys(filter).some((name) => name !== "from" && name !== "to")) {
      throw new UsageError(
        "--operations is limited by --from and --to only.",
        "For example: sips export --operations --from 2026-11-01 --to 2026-12-01",
      );
    }
    // The terminal adds the line break.
    const write = (line: string) => terminal.write(maskShown(line.replace(/\n$/, "")));
    return withJournal(terminal, address, async (journal) => {
      if (isOfOperations) {
        const operations = await asUsage(() => exportOperations(journal, filter));
        write(operationsCsvHead);
        for (const operation of operations) write(operationCsvLine(operation));
        return exitCodes.accepted;
      }
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
