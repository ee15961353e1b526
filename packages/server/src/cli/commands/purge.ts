import { parseArgs } from "node:util";
import { agedHelp, agedOptions, withAged } from "../input/aged-options.js";
import { exitCodes, UsageError, type Command } from "../input/command.js";

export const purge: Command = {
  name: "purge",
  summary: "Deletes orders whose payments were completed long ago",
  usage: `sips purge --older-than P3653D [--dry-run] [--journal ADDRESS] [--json]

  sips purge --older-than P3653D --dry-run --journal sqlite:./.data/journal.db
  SIPS_JOURNAL=postgres://shop@db.example/payments sips purge --older-than P3653D

Deletes for good, archived or not, the payment attempts that ended (accepted, refused, abandoned, returned) and have not
changed for that long, with their events, operations and order claims. An order goes as a whole: it stays as long as one
of its attempts is newer, in progress, unknown, in fraud review, followed or not notified, or has an operation that is
newer or under way, instalments to charge, a card to save or a validation to wait for.

It also deletes payments by staff (orders by phone, charges of saved cards, later instalments, duplicates), credits and
signatures of mandates, together with the operations on them, once all of these are over and have not changed for that
long. An order by phone stays as long as an attempt of its order does, and a later instalment as long as the first one.

Webhooks that were delivered or given up that long ago are deleted too; like credits and signatures, they are not in the
number that is printed. The actions on fraud lists and wallets stay: no other record says whom the gateway's lists stop,
and which wallets were erased on request.

There is no default: ask how long the law makes you keep payments. The last 30 days are always kept. Write what you want
to keep elsewhere before (sips export). Never use the id of a deleted order again, nor the idempotency key of a deleted
operation: it could be paid, or carried out, once more.

It may run while the shop takes payments, and may be interrupted: it works in steps of some 100 attempts. A SQLite file does
not shrink, but its space is used again; the same holds for PostgreSQL, whose autovacuum must be on.

Options:
${agedHelp}
  --json              writes {"purged":N}`,
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: agedOptions });
    const purged = await withAged(values, terminal, (journal, options) =>
      asUsage(() => journal.purge(options)),
    );
    const payments = `${purged} ${purged === 1 ? "payment" : "payments"}`;
    const text = values["dry-run"] ? `${payments} would be deleted.` : `${payments} deleted.`;
    terminal.write(values.json === true ? JSON.stringify({ purged }) : text);
    return exitCodes.accepted;
  },
};

/** An age that no purge accepts is a mistake in the arguments. */
async function asUsage(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "JOURNAL_PURGE_TOO_EARLY")) throw error;
    throw new UsageError(error.message, "For example: --older-than P3653D for ten years");
  }
}
