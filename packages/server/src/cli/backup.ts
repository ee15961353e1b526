import { parseArgs } from "node:util";
import { exitCodes, UsageError, type Command } from "./command.js";
import { journalPlaceAtHand } from "./journal-at-hand.js";

export const backup: Command = {
  name: "backup",
  summary: "Copies a SQLite journal while the shop takes payments",
  usage: `sips backup FILE [--journal ADDRESS]

  sips backup backups/2026-11-26.db --journal sqlite:./.data/journal.db

Copies the journal into FILE, which must not be there yet, and its charge log into FILE-charges; then reads the copy to
see that it is sound. Never copy journal.db alone: what was written last is in journal.db-wal.

To restore: stop the shop, put FILE in the place of journal.db, remove journal.db-wal and journal.db-shm, and leave
journal.db-charges where it is. When the shop opens the journal, it puts back what was charged since the backup and asks
the gateway about each of these payments. Where the machine is lost with its disk, put FILE-charges there instead, and
compare the payments since then with the bank's portal: the journal does not know them.

Copies of a PostgreSQL journal are made with its own tools, such as pg_dump.

Options:
  --journal ADDRESS   sqlite:FILE or a file's path (SIPS_JOURNAL unless given)`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { journal: { type: "string" } },
    });
    const [target, ...more] = positionals;
    if (target === undefined || more.length > 0) {
      throw new UsageError(
        "one file is needed, to copy the journal into.",
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
    // Loaded here: whoever calls the gateway alone loads no database.
    const { backupSqliteJournal } = await import("../journal/sqlite/backup.js");
    await backupSqliteJournal(place.file, target);
    terminal.write(`${place.file} is copied into ${target}, and the copy is sound.`);
    return exitCodes.accepted;
  },
};
