import { parseArgs } from "node:util";
import { exitCodes, UsageError, type Command } from "../input/command.js";
import { journalOption, journalPlaceAtHand } from "../input/journal-at-hand.js";

export const backup: Command = {
  name: "backup",
  summary: "Copies a SQLite journal while the shop takes payments",
  usage: `sips backup FILE [--journal ADDRESS]

  sips backup backups/2026-11-26.db --journal sqlite:./.data/journal.db

Copies the journal into FILE, which must not exist yet, and its charge log into FILE-charges; then checks the integrity
of the copy. FILE is there once it is complete; what a killed command leaves is called FILE.PID.part. Never copy
journal.db alone: the latest writes are in journal.db-wal.

To restore: stop the shop, replace journal.db with FILE, remove journal.db-wal and journal.db-shm, and leave
journal.db-charges where it is. When the shop opens the journal, it restores the charges made since the backup and
queries the gateway about each of them. If the disk is lost too, copy FILE-charges to journal.db-charges instead, and
check the bank's portal for later payments: the journal does not contain them.

Back up a PostgreSQL journal with the database's own tools, such as pg_dump.

Options:
  --journal ADDRESS   sqlite:FILE or a file's path; default: SIPS_JOURNAL`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: journalOption,
    });
    const [target, ...more] = positionals;
    if (target === undefined || more.length > 0) {
      throw new UsageError(
        "give one file to copy the journal into.",
        "For example: sips backup backup.db --journal sqlite:./.data/journal.db",
      );
    }
    const place = journalPlaceAtHand(values.journal, terminal.env);
    if ("url" in place) {
      throw new UsageError(
        "this journal is on PostgreSQL.",
        "Use the database's own tools, such as pg_dump, or its continuous archive.",
      );
    }
    // Loaded here, so that commands which only call the gateway load no database.
    const { backupSqliteJournal } = await import("../../journal/sqlite/backup.js");
    await backupSqliteJournal(place.file, target);
    terminal.write(`${place.file} was copied to ${target}; the copy is intact.`);
    return exitCodes.accepted;
  },
};
