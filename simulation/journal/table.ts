/** An undo log, with which a database can lose the tail of its writes. */
export interface UndoLog {
  isKept: boolean;
  readonly steps: { readonly at: number; readonly undo: () => void }[];
  now: () => number;
}

/** A table of a database in memory: rows that are replaced, never changed. */
export interface Table<R> {
  get(key: string): R | undefined;
  set(key: string, row: R): void;
  delete(key: string): void;
  values(): IterableIterator<R>;
}

/** Makes an empty table; `onChange` is called for each row that is added or removed, also when a write is undone. */
export function createTable<R>(log: UndoLog, onChange: (key: string, row: R | undefined) => void = () => {}) {
  const rows = new Map<string, R>();
  const put = (key: string, row: R | undefined) => {
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
    onChange(key, row);
  };
  const change = (key: string, row: R | undefined) => {
    if (log.isKept) {
      const before = rows.get(key);
      log.steps.push({ at: log.now(), undo: () => put(key, before) });
    }
    put(key, row);
  };
  const table: Table<R> = {
    get: (key) => rows.get(key),
    set: (key, row) => change(key, row),
    delete: (key) => change(key, undefined),
    values: () => rows.values(),
  };
  return table;
}

/** Undoes all writes since a given time, the last one first. Returns their number. */
export function loseTail(log: UndoLog, since: number): number {
  let lost = 0;
  for (let step = log.steps.at(-1); step && step.at >= since; step = log.steps.at(-1)) {
    step.undo();
    log.steps.pop();
    lost += 1;
  }
  return lost;
}
