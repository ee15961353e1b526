import { Worker } from "node:worker_threads";
import type { Statement as PreparedStatement } from "libsql";
import { JournalError } from "../journal-error.js";
import type { Rows, Send, Statement } from "../engine/batch.js";
import { stopCode } from "../engine/dialect.js";

/** A SQLite file in its own worker thread, so that disk writes do not block requests. */
export interface SqliteThread {
  /**
   * Runs statements until one fails; then rolls back their transaction. A statement without parameters is not prepared:
   * libsql finalizes a prepared statement that found the database busy only at garbage collection, and no transaction
   * commits until then.
   */
  readonly run: Send;
  close(): Promise<void>;
}

interface Request {
  readonly id: number;
  /** Undefined: close the file. */
  readonly statements: readonly Statement[] | undefined;
}

interface Answer {
  readonly id: number;
  readonly answers?: readonly Rows[];
  readonly error?: { readonly message: string; readonly code?: string };
}

interface Waiting {
  readonly resolve: (answers: readonly Rows[]) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the thread. If the file cannot be opened, the first statement fails. */
export function startSqliteThread(file: string): SqliteThread {
  // Started from source text rather than a file, so that it works from source and in a bundle alike. Without this
  // process's flags: the thread needs none, and some would slow its start. In a CommonJS bundle there is a file name
  // instead of a URL.
  const from = import.meta.url ?? __filename;
  const worker = new Worker(`(${serveFile.toString()})()`, {
    eval: true,
    execArgv: [],
    workerData: { file, from, stopCode },
  });
  const waiting = new Map<number, Waiting>();
  let ids = 0;
  let end: Error | undefined;

  // The thread keeps the process alive only while a call is waiting for it.
  worker.unref();
  worker.on("message", ({ id, answers = [], error }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (error) one?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else one?.resolve(answers);
  });
  worker.on("error", (cause) => stop(cause));
  const ended = new Promise<void>((resolve) => {
    worker.on("exit", () => {
      stop();
      resolve();
    });
  });

  function stop(cause?: unknown): void {
    const reason = stopTaking(cause);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  function stopTaking(cause?: unknown): Error {
    const text = "The journal's thread has ended; open the journal again.";
    return (end ??= new JournalError("JOURNAL_CLOSED", text, { cause }));
  }

  function send(statements?: readonly Statement[]): Promise<readonly Rows[]> {
    if (end) return Promise.reject(end);
    return new Promise((resolve, reject) => {
      // First, because it throws for data that cannot be cloned, and no caller must then be left waiting.
      worker.postMessage({ id: (ids += 1), statements } satisfies Request);
      if (waiting.size === 0) worker.ref();
      waiting.set(ids, { resolve, reject });
    });
  }

  return {
    run: send,
    async close() {
      if (!end) {
        const closing = send();
        // Later calls would find the file closed.
        stopTaking();
        await closing;
      }
      // libsql releases the file only when the thread's last statement is gone.
      worker.ref();
      await ended;
    },
  };
}

/**
 * The thread's own code: runs one statement after the other and blocks on the disk. It cannot use anything outside this
 * function.
 */
function serveFile(): void {
  const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");
  const { createRequire } = process.getBuiltinModule("node:module");
  // The package matches its own types.
  const Database = createRequire(workerData.from)("libsql") as typeof import("libsql");
  const prepared = new Map<string, { statement: PreparedStatement; givesRows: boolean }>();
  let database: InstanceType<typeof Database> | undefined;

  parentPort?.on("message", ({ id, statements }: Request) => {
    let isWithin = false;
    try {
      // Do not open a file that failed to open just to close it.
      if (statements) database ??= new Database(workerData.file);
      isWithin = database?.inTransaction ?? false;
      const answers: Rows[] = [];
      for (const { text, parameters, stopsIfFound } of statements ?? []) {
        if (!database) throw new TypeError("Statements have opened the file.");
        if (!parameters) {
          database.exec(text);
          answers.push([]);
          continue;
        }
        // Prepared once and reused: preparing a statement takes longer than running it. There are about forty.
        let known = prepared.get(text);
        if (!known) {
          const statement = database.prepare(text);
          // Cached: libsql asks the database each time whether a statement returns rows.
          prepared.set(text, (known = { statement, givesRows: statement.reader }));
        }
        const rows = known.givesRows ? known.statement.all(parameters) : [];
        if (!known.givesRows) known.statement.run(parameters);
        if (stopsIfFound && rows.length > 0) {
          throw Object.assign(new Error("A statement has stopped its message."), {
            code: workerData.stopCode,
          });
        }
        answers.push(rows);
      }
      if (!statements) {
        const closing = database;
        // Any further call on the closed file would crash the process in libsql.
        database = undefined;
        closing?.close();
      }
      parentPort.postMessage({ id, answers });
    } catch (error) {
      // Batches rely on this rollback, as with PostgreSQL.
      if (database?.inTransaction) database.exec("rollback");
      // libsql throws errors with a code.
      const { message, code } = error as Error & { code?: string };
      // Do not continue a transaction that was rolled back; report busy, as if these statements had started it.
      const isUndone = isWithin && code?.startsWith("SQLITE_BUSY");
      parentPort.postMessage({ id, error: { message, code: isUndone ? "SQLITE_ABORT_ROLLBACK" : code } });
    } finally {
      if (!statements) parentPort.close();
    }
  });
}
