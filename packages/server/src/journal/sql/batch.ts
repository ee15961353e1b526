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
  /** A statement whose answer nobody needs: it may wait for the end. */
  tell(statement: Statement): void;
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
  const { batch, rest, end } = createBatch(send, dialect);
  batch.tell({ text: dialect.begin });
  const result = await work(batch).catch(async (error: unknown) => {
    end();
    // It may not have begun, or the connection may be gone: then there is nothing to undo.
    await send([{ text: "rollback" }]).catch(() => {});
    throw error;
  });
  // Should one of these fail, then the database undoes it all by itself.
  await send([...rest(), { text: "commit" }]);
  return result;
}

interface Said {
  readonly statement: Statement;
  readonly resolve?: (rows: Rows) => void;
  readonly reject?: (error: unknown) => void;
}

function createBatch(
  send: Send,
  dialect: SqlDialect,
): { readonly batch: Batch; readonly rest: () => readonly Statement[]; readonly end: () => void } {
  let said: Said[] = [];
  let isLeaving = false;
  let isOver = false;

  /** Sends what was said; whoever has asked goes on only when all of it is answered, so that they go on together. */
  async function leave(): Promise<void> {
    isLeaving = false;
    const message = said;
    said = [];
    try {
      // One part of the work has failed while another one still goes on: out of its transaction this would be done.
      if (isOver) throw new Error("This batch has ended.");
      const answers = await send(message.map(({ statement }) => statement));
      for (const [index, { resolve }] of message.entries()) resolve?.(answers[index] ?? []);
    } catch (error) {
      for (const { reject } of message) reject?.(error);
    }
  }

  return {
    batch: {
      dialect,
      ask: (statement) =>
        new Promise((resolve, reject) => {
          said.push({ statement, resolve, reject });
          if (isLeaving) return;
          isLeaving = true;
          // After all promises that are settled by now: others of this turn go along.
          process.nextTick(() => void leave());
        }),
      tell: (statement) => void said.push({ statement }),
    },
    rest: () => said.map(({ statement }) => statement),
    end: () => void (isOver = true),
  };
}
