import type { SqlDialect } from "./dialect.js";

/** One statement, with its parameters in their order; without any it is sent as it stands. */
export interface Statement {
  readonly text: string;
  readonly parameters?: readonly unknown[];
}

export type Rows = readonly unknown[];

/** Sends statements over one connection as one message; gives the rows of each, or throws what the first failure was. */
export type Send = (statements: readonly Statement[]) => Promise<readonly Rows[]>;

/** The door of a database for work that many share: lends one connection until the work has ended. */
export type Connect = <T>(work: (send: Send) => Promise<T>) => Promise<T>;

/** What a piece of work says to the database. Whatever is said in one turn goes out as one message. */
export interface Batch {
  readonly dialect: SqlDialect;
  /** The rows of a statement. */
  ask(statement: Statement): Promise<Rows>;
  /** A statement that may wait for the next message, or the end. Gives its rows, once that is answered. */
  tell(statement: Statement): () => Rows;
  /** Sends all that was said; resolves when it is answered. */
  send(): Promise<void>;
}

/** Runs a work that only reads. */
export async function readBatch<T>(
  send: Send,
  dialect: SqlDialect,
  work: (batch: Batch) => Promise<T>,
): Promise<T> {
  const { batch, end } = createBatch(send, dialect);
  return work(batch).finally(end);
}

/** Runs a work in one transaction: begin and commit go along with its own first and last statements. */
export async function transactBatch<T>(
  send: Send,
  dialect: SqlDialect,
  work: (batch: Batch) => Promise<T>,
): Promise<T> {
  const { batch, sendRest, end } = createBatch(send, dialect);
  batch.tell({ text: dialect.begin });
  const result = await work(batch).catch(async (error: unknown) => {
    end();
    // It may not have begun, or the connection may be gone: then there is nothing to undo.
    await send([{ text: "rollback" }]).catch(() => {});
    throw error;
  });
  // Should one of these fail, then the database undoes it all by itself.
  await sendRest({ text: "commit" });
  return result;
}

interface Said {
  readonly statement: Statement;
  rows?: Rows;
}

function createBatch(
  send: Send,
  dialect: SqlDialect,
): {
  readonly batch: Batch;
  readonly sendRest: (last: Statement) => Promise<void>;
  readonly end: () => void;
} {
  let said: Said[] = [];
  let leaving: Promise<void> | undefined;
  let isOver = false;

  async function leave(): Promise<void> {
    const message = said;
    said = [];
    leaving = undefined;
    // One part of the work has failed while another one still goes on: out of its transaction this would be done.
    if (isOver) throw new Error("This batch has ended.");
    await sendAll(message);
  }

  async function sendAll(message: readonly Said[]): Promise<void> {
    const answers = await send(message.map(({ statement }) => statement));
    for (const [index, one] of message.entries()) one.rows = answers[index] ?? [];
  }

  function tell(statement: Statement): () => Rows {
    const one: Said = { statement };
    said.push(one);
    return () => {
      if (one.rows) return one.rows;
      throw new TypeError("This statement was not answered yet.");
    };
  }

  /** Whoever waits goes on only when all of the message is answered, so that they go on together. */
  function sendSaid(): Promise<void> {
    // After all promises that are settled by now: others of this turn go along.
    leaving ??= new Promise((resolve, reject) => {
      process.nextTick(() => void leave().then(resolve, reject));
    });
    return leaving;
  }

  return {
    batch: {
      dialect,
      async ask(statement) {
        const rows = tell(statement);
        await sendSaid();
        return rows();
      },
      tell,
      send: sendSaid,
    },
    sendRest: (last) => sendAll([...said, { statement: last }]),
    end: () => void (isOver = true),
  };
}
