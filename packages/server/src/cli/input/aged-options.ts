import type { AgeOptions, Journal } from "../../journal/journal.js";
import type { Terminal } from "./command.js";
import { durationOf } from "./duration.js";
import { journalHelp, journalOption, withJournal } from "./journal-at-hand.js";

/** The options of commands about old payments. */
export const agedOptions = {
  "older-than": { type: "string" },
  ...journalOption,
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
} as const;

/** Their help. */
export const agedHelp = `  --older-than TIME   P90D (days), P26W (weeks) or PT12H (hours)
  --dry-run           counts them, and changes nothing
${journalHelp}`;

/** The values of these options. */
export interface AgedValues {
  readonly "older-than"?: string | undefined;
  readonly journal?: string | undefined;
  readonly "dry-run"?: boolean | undefined;
}

const everyMs = 2_000;

/** Opens the journal, deals with its old payments, and says every few seconds on standard error how many so far. */
export async function withAged(
  values: AgedValues,
  terminal: Terminal,
  work: (journal: Journal, options: AgeOptions) => Promise<number>,
): Promise<number> {
  const olderThanMs = durationOf(values["older-than"]);
  return withJournal(terminal, values.journal, (journal) => {
    let saidAt = performance.now();
    return work(journal, {
      now: journal.clock.now(),
      olderThanMs,
      isDryRun: values["dry-run"],
      onProgress(done) {
        if (performance.now() - saidAt < everyMs) return;
        saidAt = performance.now();
        terminal.complain(`${done} so far`);
      },
    });
  });
}
