import type { Faults } from "../faults.js";
import { JournalError } from "../engine.js";
import type { Carry } from "../journal/carry.js";
import type { Random } from "../random.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";
import type { ProcessScope } from "./process-scope.js";

/** What the connection from one process to the database needs. */
export interface JournalLine {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly trace: Trace;
  readonly random: Random;
  /** How often the database has crashed. */
  readonly crashes: () => number;
  /** Called for each requested transaction. */
  readonly onAsked: (name: string) => void;
  /** Called for each committed transaction, with its result. */
  readonly onDone: (name: string, subject: string, value: unknown) => void;
  /** Called when a fault affects a transaction on this reference. */
  readonly touch: (subject: string, fault: string) => void;
}

/**
 * Carries transactions to the database, with latency. A connection may be lost before or after the commit; what is in
 * flight when the process is killed may or may not be committed, and is not when the database has crashed with it; a dead
 * process receives nothing.
 */
export function createJournalLine(line: JournalLine, scope: ProcessScope): Carry {
  const { scheduler, faults, trace, random } = line;
  return (name, subject, transaction) =>
    new Promise((resolve, reject) => {
      line.onAsked(name);
      const crashesBefore = line.crashes();
      const strikes = (fault: Parameters<Faults["strikes"]>[0]) => {
        if (!faults.strikes(fault, random)) return false;
        line.touch(subject, fault);
        return true;
      };
      const isSlow = strikes("disk.slow");
      const latency = random.between(1, 6) + (isSlow ? random.between(100, 20_000) : 0);
      const isLocked = strikes("disk.locked");
      const isLost = strikes("disk.connection-lost");
      const isLostEarly = random.chance(0.5);
      const diesUnsent = random.chance(0.5);
      // Most answers come back in the same event as their commit: a crash in between is just as likely, at less cost.
      const isApart = isSlow || isLost || random.chance(0.2);

      scheduler.after(latency, () => {
        if (!scope.isAlive() && (diesUnsent || line.crashes() > crashesBefore)) return;
        if (isLocked)
          return back(0, () => reject(new JournalError("JOURNAL_BUSY", "The journal is locked.")));
        if (isLost && isLostEarly) return back(1, () => reject(new Error("The connection was lost.")));
        const ended = commit(transaction);
        if ("value" in ended) line.onDone(name, subject, ended.value);
        if (trace.isKept && subject !== "")
          trace.add(scope.name, subject, `journal ${name}: ${textOf(ended)}`);
        if (isLost) return back(1, () => reject(new Error("The connection was lost.")));
        const settle = () => ("value" in ended ? resolve(ended.value) : reject(ended.error));
        if (isApart || scope.isPaused()) back(1, settle);
        else if (scope.isAlive()) settle();
      });
    });

  function back(ms: number, run: () => void): void {
    scope.after(ms, run);
  }
}

type Ended<T> = { readonly value: T } | { readonly error: Error };

function commit<T>(transaction: () => T): Ended<T> {
  try {
    return { value: transaction() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function textOf(ended: Ended<unknown>): string {
  if ("error" in ended) return `failed: ${ended.error.message}`;
  const { value } = ended;
  if (typeof value !== "object" || value === null) return String(value);
  if ("kind" in value) return String(value.kind);
  return "state" in value ? String(value.state) : "done";
}
