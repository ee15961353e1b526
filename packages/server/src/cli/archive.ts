import { parseArgs } from "node:util";
import { exitCodes, UsageError, type Command } from "./command.js";
import { openJournalAtHand } from "./journal-at-hand.js";

export const archive: Command = {
  name: "archive",
  summary: "Moves completed payments out of the tables in daily use",
  usage: `sips archive --older-than P90D [--journal ADDRESS] [--json]

  sips archive --older-than P90D --journal sqlite:./.data/journal.db
  SIPS_JOURNAL=postgres://shop@db.example/payments sips archive --older-than P26W

Moves accepted, refused and abandoned payment attempts of which the shop has been notified, and which have not changed
for that long, into the table "archive" of the same database. It may run while the shop takes payments, even twice at
the same time; run it daily. Payments in progress, unknown ones and those in fraud review stay.

Nothing is lost: sips tx and the shop's own calls find archived payments, and a paid order stays paid.

Options:
  --older-than TIME   P90D (days), P26W (weeks) or PT12H (hours)
  --journal ADDRESS   sqlite:FILE, postgres://user@host/database or a file's path; default: SIPS_JOURNAL
  --json              writes {"archived":N}`,
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "older-than": { type: "string" },
        journal: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const olderThanMs = durationOf(values["older-than"]);
    const journal = await openJournalAtHand(values.journal, terminal.env);
    try {
      const archived = await journal.archive({ now: journal.clock.now(), olderThanMs });
      terminal.write(
        values.json === true
          ? JSON.stringify({ archived })
          : `${archived} ${archived === 1 ? "payment" : "payments"} moved to the archive.`,
      );
      return exitCodes.accepted;
    } finally {
      await journal.close();
    }
  },
};

const hourMs = 3_600_000;
const unitsMs: { readonly [unit: string]: number } = { D: 24 * hourMs, W: 7 * 24 * hourMs, H: hourMs };

/** Months and years are not supported, because their length varies. */
function durationOf(given: string | undefined): number {
  const [, , number, unit = ""] = /^P(?:(T)(?=\d+H$)|(?=\d+[DW]$))(\d{1,5})([DWH])$/.exec(given ?? "") ?? [];
  const unitMs = unitsMs[unit];
  if (unitMs !== undefined) return Number(number) * unitMs;
  throw new UsageError(
    given === undefined ? "how old? --older-than is missing." : `--older-than ${given} is not a duration.`,
    "For example: --older-than P90D for 90 days, P26W for 26 weeks, PT12H for 12 hours",
  );
}
