import { Worker } from "node:worker_threads";
import type { Statement as PreparedStatement } from "libsql";
import { JournalError } from "../journal-error.js";
import type { Rows, Send, Statement } from "../sql/batch.js";

/** A SQLite file in a thread of its own, so that nobody's request stands still while the disk is written to. */
export interface SqliteThread {
  /**
   * Runs statements until one fails; then the transaction that they are in is undone. One without parameters is not
   * prepared: libsql ends a prepared statement that found the database busy only when the garbage collector comes by,
   * and until then no transaction commits.
   */
  readonly run: Send;
  close(): Promise<void>;
}

interface Request {
  readonly id: number;
  /** None: the file is to be closed. */
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

/** Starts the thread. A file that cannot be opened is the error of the first statement. */
export function startSqliteThread(file: string): SqliteThread {
  // From its text: there is no other file to be found, so that this works from source and in a bundle as well. No flags
  // of this process: the thread needs none, and some of them would make its start slow.
  // A bundle of CommonJS has the name of its file instead of a URL.
  const from = import.meta.url ?? __filename;
  const worker = new Worker(`(${serveFile.toString()})()`, {
    eval: true,
    execArgv: [],
    workerData: { file, from },
  });
  const waiting = new Map<number, Waiting>();
  let ids = 0;
  let end: Error | undefined;

  // The thread keeps the process alive while somebody waits for it, and no longer.
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
      // First: it throws for what cannot be sent, and nobody must wait for that.
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
        // What comes from now on would find the file closed.
        stopTaking();
        await closing;
      }
      // libsql lets go of the file only when the thread's last statement is gone.
      worker.ref();
      await ended;
    },
  };
}

/** What the thread does: one statement after the other, and alone it waits for the disk. Nothing outside is known there. */
function serveFile(): void {
  const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");
  const { createRequire } = process.getBuiltinModule("node:module");
  // The package is what its own types say.
  const Database = createRequire(workerData.from)("libsql") as typeof import("libsql");
  const prepared = new Map<string, { statement: PreparedStatement; givesRows: boolean }>();
  let database: InstanceType<typeof Database> | undefined;

  parentPort?.on("message", ({ id, statements }: Request) => {
    let isWithin = false;
    try {
      // A file that could not be opened is not tried again only to be closed.
      if (statements) database ??= new Database(workerData.file);
      isWithin = database?.inTransaction ?? false;
      const answers: Rows[] = [];
      for (const { text, parameters } of statements ?? []) {
        if (!database) throw new TypeError("Statements have opened the file.");
        if (!parameters) {
          database.exec(text);
          answers.push([]);
          continue;
        }
        // Prepared once and used again: to prepare a statement takes longer than to run it. There are about forty.
        let known = prepared.get(text);
        if (!known) {
          const statement = database.prepare(text);
          // libsql asks the database each time whether a statement gives rows.
          prepared.set(text, (known = { statement, givesRows: statement.reader }));
        }
        if (known.givesRows) answers.push(known.statement.all(parameters));
        else {
          known.statement.run(parameters);
          answers.push([]);
        }
      }
      if (!statements) {
        const closing = database;
        // To be asked anything more would end the whole process: libsql is not made for it.
        database = undefined;
        closing?.close();
      }
      parentPort.postMessage({ id, answers });
    } catch (error) {
      // A batch relies on it, as PostgreSQL does it too.
      if (database?.inTransaction) database.exec("rollback");
      // libsql throws errors with a code.
      const { message, code } = error as Error & { code?: string };
      // A transaction that is gone is not gone on with, as if these statements had found the database busy on their own.
      const isUndone = isWithin && code?.startsWith("SQLITE_BUSY");
      parentPort.postMessage({ id, error: { message, code: isUndone ? "SQLITE_ABORT_ROLLBACK" : code } });
    } finally {
      if (!statements) parentPort.close();
    }
  });
}
