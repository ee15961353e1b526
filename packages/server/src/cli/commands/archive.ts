import { parseArgs } from "node:util";
import { agedHelp, agedOptions, withAged } from "../input/aged-options.js";
import { exitCodes, type Command } from "../input/command.js";

export const archive: Command = {
  name: "archive",
  summary: "Moves completed payments out of the tables in daily use",
  usage: `sips archive --older-than P90D [--dry-run] [--journal ADDRESS] [--json]

  sips archive --older-than P90D --journal sqlite:./.data/journal.db
  SIPS_JOURNAL=postgres://shop@db.example/payments sips archive --older-than P26W

Moves payment attempts that ended (accepted, refused, abandoned, returned), of which the shop has been notified, and which
have not changed for that long, into the table "archive" of the same database. It may run while the shop takes payments,
even twice at the same time; run it daily. Payments in progress, unknown ones, those in fraud review and direct debits
that are followed stay.

Nothing is lost: sips tx and the shop's own calls find archived payments, and a paid order stays paid.

Options:
${agedHelp}
  --json              writes {"archived":N}`,
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: agedOptions });
    const archived = await withAged(values, terminal, (journal, options) => journal.archive(options));
    const payments = `${archived} ${archived === 1 ? "payment" : "payments"}`;
    const text = values["dry-run"]
      ? `${payments} would be moved to the archive.`
      : `${payments} moved to the archive.`;
    terminal.write(values.json === true ? JSON.stringify({ archived }) : text);
    return exitCodes.accepted;
  },
};
