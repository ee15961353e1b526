import type { SqlDialect } from "./dialect.js";

/** One statement with its parameters in order. Without parameters it is sent as a plain query, not prepared. */
export interface Statement {
  readonly text: string;
  readonly parameters?: readonly unknown[];
  /** If it finds a row, nothing after it is run, and the transaction is rolled back; see `Batch.mayStop`. */
  readonly stopsIfFound?: boolean;
}

export type Rows = readonly unknown[];

/**
 * Sends statements over one connection in one message. Returns the rows of each, or throws the first failure. After the
 * last message of its unit of work, `isLast`, the connection may be lent to another one at once.
 */
export type Send = (statements: readonly Statement[], isLast?: boolean) => Promise<readonly Rows[]>;

/** Lends one connection to a unit of work, until that ends. */
export type Connect = <T>(work: (send: Send) => Promise<T>) => Promise<T>;

/** The statements of one unit of work. Those issued in the same turn of the event loop are sent in one message. */
export interface Batch {
  readonly dialect: SqlDialect;
  /**
   * True when a statement may stop the batch, which then runs again with false. So a write that depends on what is read
   * can be sent together with it, on the assumption that usually holds.
   */
  readonly mayStop: boolean;
  /** Sends a statement together with those that are queued; resolves with its rows. */
  ask(statement: Statement): Promise<Rows>;
  /**
   * Queues a statement for the next message, or the end of the batch. Returns a function that gives its rows once it is
   * answered.
   */
  tell(statement: Statement): () => Rows;
  /** Sends all queued statements; resolves when they are answered. */
  send(): Promise<void>;
}

/** Runs work that only reads, without a transaction. */
export async function readBatch<T>(
  send: Send,
  dialect: SqlDialect,
  work: (batch: Batch) => Promise<T>,
): Promise<T> {
  const { batch, end } = createBatch(send, dialect);
  return work(batch).finally(end);
}

/**
 * Runs work in one transaction. `begin` and `commit` are sent in the same messages as its first and last statements.
 */
export async function transactBatch<T>(
  send: Send,
  dialect: SqlDialect,
  work: (batch: Batch) => Promise<T>,
  mayStop = false,
): Promise<T> {
  const { batch, sendRest, end } = createBatch(send, dialect, mayStop);
  batch.tell({ text: dialect.begin });
  const result = await work(batch).catch(async (error: unknown) => {
    end();
    // The rollback fails if the transaction has not begun or the connection is lost; then there is nothing to undo.
    await send([{ text: "rollback" }]).catch(() => {});
    throw error;
  });
  // If one of these fails, the database rolls the transaction back by itself.
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
  mayStop = false,
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
    // One part of the work has failed while another is still running: its statements would run outside the transaction.
    if (isOver) throw new Error("This batch has ended.");
    await sendAll(message);
  }

  async function sendAll(message: readonly Said[], isLast = false): Promise<void> {
    const answers = await send(
      message.map(({ statement }) => statement),
      isLast,
    );
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

  /** All callers resume when the whole message is answered, so that their next statements share a message again. */
  function sendSaid(): Promise<void> {
    // Runs after all promises that are settled by now, so that other statements of this turn join the message.
    leaving ??= new Promise((resolve, reject) => {
      process.nextTick(() => void leave().then(resolve, reject));
    });
    return leaving;
  }

  return {
    batch: {
      dialect,
      mayStop,
      async ask(statement) {
        const rows = tell(statement);
        await sendSaid();
        return rows();
      },
      tell,
      send: sendSaid,
    },
    sendRest: (last) => sendAll([...said, { statement: last }], true),
    end: () => void (isOver = true),
  };
}
