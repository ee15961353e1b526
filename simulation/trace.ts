import { createHash } from "node:crypto";

/** One line of a run's history. */
export interface TraceLine {
  /** Virtual milliseconds since the run began. */
  readonly at: number;
  /** Who did or saw it: a process, the gateway, a buyer, the shop. */
  readonly who: string;
  /** The order or transaction it is about; empty when it is about none. */
  readonly subject: string;
  readonly what: string;
}

/** The history of a run; kept only on request. */
export interface Trace {
  readonly isKept: boolean;
  readonly lines: readonly TraceLine[];
  add(who: string, subject: string, what: string): void;
  /** Equal for two runs if and only if their histories are equal, byte for byte. */
  digest(): string;
}

export function createTrace(isKept: boolean, now: () => number): Trace {
  const lines: TraceLine[] = [];
  return {
    isKept,
    lines,
    add(who, subject, what) {
      if (isKept) lines.push({ at: now(), who, subject, what });
    },
    digest() {
      const hash = createHash("sha256");
      for (const { at, who, subject, what } of lines) hash.update(`${at} ${who} ${subject} ${what}\n`);
      return hash.digest("hex");
    },
  };
}
