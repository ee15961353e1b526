import { openStateFile, type Change, type StateFile, type Write } from "./state-file.js";

/** Named values of one kind. They are plain data, so that they can be written to the state file. */
export interface Collection<Value> {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** Stores a value; called again with the same value, stores its changes. */
  set(key: string, value: Value): void;
  delete(key: string): void;
  values(): Iterable<Value>;
  readonly size: number;
  clear(): void;
}

/** An append-only list of entries. */
export interface Log<Entry> {
  add(entry: Entry): void;
  all(): readonly Entry[];
  clear(): void;
}

/**
 * The gateway's storage. With a state file it survives a restart: the changes of one call are written as one line
 * before its answer is sent.
 */
export interface Store {
  /** The collection of this name, with what the state file holds of it. */
  collection<Value>(name: string): Collection<Value>;
  log<Entry>(name: string): Log<Entry>;
  /** Writes all pending changes. Also happens automatically after the current code has run. */
  flush(): void;
  close(): void;
}

export function createStore(stateFile?: string, write?: Write): Store {
  const file = stateFile === undefined ? undefined : openStateFile(stateFile, write);
  const pending = createPending(file);
  const taken = new Set<string>();
  const take = (name: string) => {
    if (taken.has(name)) throw new Error(`Two parts of the simulator keep "${name}".`);
    taken.add(name);
  };
  return {
    collection<Value>(name: string): Collection<Value> {
      take(name);
      // The file holds what the collection of this name has written before.
      const held = (file?.collections.get(name) ?? new Map<string, unknown>()) as Map<string, Value>;
      const touch = (key: string) => pending.add(name, key, () => [name, key, held.get(key)]);
      return {
        get: (key) => held.get(key),
        has: (key) => held.has(key),
        set(key, value) {
          held.set(key, value);
          touch(key);
        },
        delete(key) {
          if (held.delete(key)) touch(key);
        },
        values: () => held.values(),
        get size() {
          return held.size;
        },
        clear() {
          held.clear();
          pending.clear(name);
        },
      };
    },
    log<Entry>(name: string): Log<Entry> {
      take(name);
      const held = (file?.logs.get(name) ?? []) as Entry[];
      return {
        add(entry) {
          held.push(entry);
          pending.add(name, `#${held.length}`, () => [name, null, entry]);
        },
        all: () => held,
        clear() {
          held.length = 0;
          pending.clear(name);
        },
      };
    },
    flush: pending.flush,
    close() {
      pending.flush();
      file?.close();
    },
  };
}

interface Pending {
  /** The change is computed when it is written, so that several changes to a value in one call are written once. */
  add(name: string, key: string, change: () => Change): void;
  clear(name: string): void;
  flush(): void;
}

function createPending(file: StateFile | undefined): Pending {
  if (!file) return { add: () => {}, clear: () => {}, flush: () => {} };
  let changes = new Map<string, Map<string, () => Change>>();
  const flush = () => {
    if (changes.size === 0) return;
    const line = [...changes.values()].flatMap((ofName) => [...ofName.values()].map((change) => change()));
    // Forgotten once it is written, and not before: the disk may be full.
    file.append(line);
    changes = new Map();
  };
  const ofName = (name: string): Map<string, () => Change> => {
    if (changes.size === 0) queueMicrotask(flush);
    let found = changes.get(name);
    if (!found) changes.set(name, (found = new Map()));
    return found;
  };
  return {
    add: (name, key, change) => void ofName(name).set(key, change),
    clear(name) {
      const found = ofName(name);
      found.clear();
      found.set("", () => [name]);
    },
    flush,
  };
}
