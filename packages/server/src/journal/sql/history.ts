import type { Attempt, AttemptFacts, AttemptState } from "../../domain/attempt.js";
import type { EventDetails, JournalEvent } from "../journal.js";
import { eventTexts, passingFacts, stateCodes } from "./history-codes.js";
import { addCoded, coded, type Coded } from "./history-facts.js";

/*
 * The history of an attempt: its facts and events in one text, the newest first. A move puts one line in front of it, so
 * that the rest of the row stays as it is: PostgreSQL logs the part of a changed row between its first and its last
 * difference. The last line has the facts known when the attempt was opened, if any; each line above it is an event with
 * the facts that changed.
 */

/** A line of a move: milliseconds since the attempt was opened, state, text, changed facts, details. */
type Line = readonly [
  afterMs: number,
  state: string,
  what: string | number,
  facts?: Coded,
  details?: EventDetails,
];

/** A history that was read. */
export interface History {
  readonly facts: AttemptFacts;
  /** Without the first one, which follows from the attempt itself. */
  readonly events: readonly Omit<JournalEvent, "reference" | "version" | "from">[];
}

type Opened = Pick<Attempt, "orderId" | "createdAt">;

/** The history of a new attempt. */
export function openedHistory(attempt: Opened & Pick<Attempt, "facts">): string {
  const facts = coded({}, attempt.facts, { ...attempt, at: attempt.createdAt });
  return Object.keys(facts).length === 0 ? "" : `${JSON.stringify(facts)}\n`;
}

/** The line that a move puts in front of the history. */
export function historyLine(
  before: Attempt,
  after: AttemptFacts,
  { at, to, what, details }: Pick<JournalEvent, "at" | "to" | "what" | "details">,
): string {
  const text = eventTexts.indexOf(what);
  const facts = coded(before.facts, after, { ...before, at });
  // JSON has no undefined.
  const more = Object.entries(details).filter(([, value]) => value !== undefined);
  const line: Line = [at - before.createdAt, stateCodes[to], text < 0 ? what : text];
  const rest =
    more.length > 0 ? [facts, Object.fromEntries(more)] : Object.keys(facts).length > 0 ? [facts] : [];
  return `${JSON.stringify([...line, ...rest])}\n`;
}

/** Reads a history as it is stored. */
export function readHistory(history: string, attempt: Opened): History {
  // Within JSON, a line break is written as \n. Written by the two functions above.
  const lines = JSON.parse(`[${history.trimEnd().replaceAll("\n", ",")}]`) as (Line | Coded)[];
  const facts: Record<string, unknown> = {};
  const events: History["events"][number][] = [];
  for (const line of lines.reverse()) {
    if (!isMove(line)) {
      addCoded(facts, line, { ...attempt, at: attempt.createdAt });
      continue;
    }
    const [afterMs, state, what, changed = {}, details = {}] = line;
    const at = attempt.createdAt + afterMs;
    addCoded(facts, changed, { ...attempt, at });
    events.push({
      at,
      to: stateOfCode.get(state) ?? "unknown",
      what: typeof what === "number" ? (eventTexts[what] ?? "") : what,
      details,
    });
  }
  return { facts, events };
}

/** The facts that are stored beside the history, as JSON; empty when there are none. */
export function passingOf(facts: AttemptFacts): string {
  const passing = passingFacts.filter((name) => facts[name] !== undefined);
  return passing.length === 0
    ? ""
    : JSON.stringify(Object.fromEntries(passing.map((name) => [name, facts[name]])));
}

function isMove(line: Line | Coded): line is Line {
  return Array.isArray(line);
}

const stateOfCode = new Map<string, AttemptState>(
  // The keys of the table are states.
  Object.entries(stateCodes).map(([state, code]) => [code, state as AttemptState]),
);
