import type { Attempt, AttemptFacts, AttemptState } from "../../domain/attempt.js";
import type { EventDetails, JournalEvent } from "../journal.js";
import { eventTexts, factCodes, passingFacts, stateCodes } from "./history-codes.js";

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
type Coded = { readonly [code: string]: unknown };

/** A history that was read. */
export interface History {
  readonly facts: AttemptFacts;
  /** Without the first one, which follows from the attempt itself. */
  readonly events: readonly Omit<JournalEvent, "reference" | "version" | "from">[];
}

type Opened = Pick<Attempt, "orderId" | "createdAt">;

/** The history of a new attempt. */
export function openedHistory(attempt: Opened & Pick<Attempt, "facts">): string {
  const changed = changedFacts({}, attempt.facts);
  return Object.keys(changed).length === 0 ? "" : `${JSON.stringify(coded(changed, attempt))}\n`;
}

/** The line that a move puts in front of the history. */
export function historyLine(
  before: Attempt,
  after: AttemptFacts,
  { at, to, what, details }: Pick<JournalEvent, "at" | "to" | "what" | "details">,
): string {
  const text = eventTexts.indexOf(what);
  const facts = coded(changedFacts(before.facts, after), before);
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
      addCoded(facts, line, attempt);
      continue;
    }
    const [afterMs, state, what, changed = {}, details = {}] = line;
    addCoded(facts, changed, attempt);
    events.push({
      at: attempt.createdAt + afterMs,
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

const nameOfCode = new Map<string, string>(Object.entries(factCodes).map(([name, code]) => [code, name]));
const stateOfCode = new Map<string, AttemptState>(
  // The keys of the table are states.
  Object.entries(stateCodes).map(([state, code]) => [code, state as AttemptState]),
);
const isPassing = (name: string) => (passingFacts as readonly string[]).includes(name);

/** The facts that differ, without the passing ones; null for those that were deleted. A list that grew: what is new. */
function changedFacts(before: AttemptFacts, after: AttemptFacts): Coded {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof AttemptFacts>;
  const changed = [...names].filter(
    (name) => !isPassing(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(
    changed.map((name) => [
      name,
      (name === "limitKeys" && addedKeys(before, after)) || (after[name] ?? null),
    ]),
  );
}

/** The limit keys that were added to the known ones; undefined when some of those are gone. */
function addedKeys({ limitKeys: known = [] }: AttemptFacts, { limitKeys = [] }: AttemptFacts) {
  const isLonger = known.length > 0 && known.every((key, index) => key === limitKeys[index]);
  return isLonger ? { added: limitKeys.slice(known.length) } : undefined;
}

/** True stands for the attempt's own order id, which is what is usually sent. */
function coded(changed: Coded, { orderId }: Pick<Attempt, "orderId">): Coded {
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      // A fact of another version has no code here.
      name in factCodes ? factCodes[name as keyof typeof factCodes] : name,
      name === "sentOrderId" && value === orderId ? true : value,
    ]),
  );
}

function addCoded(facts: Record<string, unknown>, line: Coded, { orderId }: Pick<Attempt, "orderId">): void {
  for (const [code, value] of Object.entries(line)) {
    const name = nameOfCode.get(code) ?? code;
    if (value === null) delete facts[name];
    else if (name === "sentOrderId" && value === true) facts[name] = orderId;
    else if (name === "limitKeys" && !Array.isArray(value)) facts[name] = withAdded(facts, value);
    else facts[name] = value;
  }
}

function withAdded({ limitKeys = [] }: AttemptFacts, value: unknown): readonly string[] {
  // Written by addedKeys.
  return [...limitKeys, ...(value as { readonly added: readonly string[] }).added];
}
