import { closeSync, existsSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { lockStateFile } from "./state-lock.js";

/**
 * One change: [collection, key, value] keeps a value, [collection, key] deletes it, [log, null, entry] adds an entry,
 * [name] deletes everything under the name.
 */
export type Change = readonly [name: string, key?: string | null, value?: unknown];

/**
 * The state as JSON lines: one line holds the changes that belong together, so that a kill never leaves half of them.
 */
export interface StateFile {
  readonly collections: ReadonlyMap<string, Map<string, unknown>>;
  readonly logs: ReadonlyMap<string, unknown[]>;
  append(changes: readonly Change[]): void;
  close(): void;
}

/** Writes a part of the bytes at a position, and says how many; a full disk may take fewer than asked. */
export type Write = (file: number, bytes: Buffer, offset: number, length: number, position: number) => number;

/** Reads the file, rewrites it without outdated entries, and then appends. One process can have it open at a time. */
export function openStateFile(path: string, write: Write = writeSync): StateFile {
  const unlock = lockStateFile(path);
  try {
    return openLocked(path, unlock, write);
  } catch (error) {
    unlock();
    throw error;
  }
}

function openLocked(path: string, unlock: () => void, write: Write): StateFile {
  const collections = new Map<string, Map<string, unknown>>();
  const logs = new Map<string, unknown[]>();
  if (existsSync(path)) {
    for (const changes of readChanges(path)) for (const change of changes) apply(change);
  }
  const end = openEnd(openSync(`${path}.new`, "w", 0o600), write);
  compact(collections, logs, end.append);
  renameSync(`${path}.new`, path);
  return {
    collections,
    logs,
    append: (changes) => end.append(lineOf(changes)),
    close() {
      end.close();
      unlock();
    },
  };

  function apply([name, key, value]: Change): void {
    if (key === undefined) {
      collections.delete(name);
      logs.delete(name);
    } else if (key === null) {
      entryOf(logs, name, () => []).push(value);
    } else if (value === undefined) {
      collections.get(name)?.delete(key);
    } else {
      entryOf(collections, name, () => new Map<string, unknown>()).set(key, value);
    }
  }
}

function entryOf<Value>(map: Map<string, Value>, name: string, create: () => Value): Value {
  let found = map.get(name);
  if (found === undefined) map.set(name, (found = create()));
  return found;
}

function lineOf(changes: readonly Change[]): string {
  // A deleted value is undefined, which JSON would write as null.
  return `${JSON.stringify(changes.map((change) => (change[2] === undefined ? change.slice(0, 2) : change)))}\n`;
}

/** The last line may have been cut off by a kill and is then ignored; any other unreadable line is an error. */
function* readChanges(path: string): Generator<readonly Change[]> {
  let number = 0;
  for (const { text, isWhole } of readLines(path)) {
    number += 1;
    if (!isWhole) return;
    yield parse(
      text,
      () => `${path}, line ${number}: this is no state file of the simulator, or it is damaged.`,
    );
  }
}

function parse(text: string, complaint: () => string): readonly Change[] {
  try {
    const changes: unknown = JSON.parse(text);
    // Only `lineOf` writes lines that are lists.
    if (Array.isArray(changes)) return changes as readonly Change[];
  } catch {
    // The error below says more than the parser's.
  }
  throw new Error(complaint());
}

/** Reads in chunks, because a file of a million transactions exceeds the maximum string length. */
function* readLines(path: string): Generator<{ readonly text: string; readonly isWhole: boolean }> {
  const file = openSync(path, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const piece = Buffer.alloc(1 << 20);
    let rest = "";
    for (;;) {
      const count = readSync(file, piece);
      if (count === 0) break;
      const lines = (rest + decoder.write(piece.subarray(0, count))).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) yield { text, isWhole: true };
    }
    if (rest !== "") yield { text: rest, isWhole: false };
  } finally {
    closeSync(file);
  }
}

/** The lines of a new file, which is then renamed over the old one: a kill at any moment leaves one of the two intact. */
function compact(
  collections: ReadonlyMap<string, Map<string, unknown>>,
  logs: ReadonlyMap<string, unknown[]>,
  append: (lines: string) => void,
): void {
  let lines = "";
  const write = (change: Change) => {
    lines += lineOf([change]);
    if (lines.length > 1 << 20) {
      append(lines);
      lines = "";
    }
  };
  for (const [name, values] of collections) for (const [key, value] of values) write([name, key, value]);
  for (const [name, entries] of logs) for (const entry of entries) write([name, null, entry]);
  append(lines);
}

/** Appends to a new file the whole text or, on a full disk, nothing: the next one would continue half a line. */
function openEnd(file: number, write: Write): { append(text: string): void; close(): void } {
  let size = 0;
  return {
    append(text) {
      const bytes = Buffer.from(text);
      try {
        for (let done = 0; done < bytes.length;) {
          done += write(file, bytes, done, bytes.length - done, size + done);
        }
      } catch (error) {
        ftruncateSync(file, size);
        throw error;
      }
      size += bytes.length;
    },
    close: () => closeSync(file),
  };
}
