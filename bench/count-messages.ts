import { Worker } from "node:worker_threads";
import pg from "pg";

/** What this process has sent to its journal's database. */
export interface Said {
  messages: number;
  statements: number;
  commits: number;
}

interface ToThread {
  readonly statements?: readonly { readonly text: string }[];
}

/**
 * Counts, from now on, what is sent to SQLite's thread and to PostgreSQL. Everything sent in the same turn of the event
 * loop is one message.
 */
export function countMessages(): Said {
  const said: Said = { messages: 0, statements: 0, commits: 0 };
  const count = (text: string) => {
    said.statements += 1;
    if (text === "commit") said.commits += 1;
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message: ToThread, ...rest) {
    // Module loaders use threads as well.
    if (message.statements) said.messages += 1;
    for (const { text } of message.statements ?? []) count(text);
    post.call(this, message, ...rest);
  };
  let isSending = false;
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (!isSending) {
      isSending = true;
      said.messages += 1;
      queueMicrotask(() => (isSending = false));
    }
    const [first] = given;
    count(typeof first === "string" ? first : String((first as { text: string }).text));
    return query.apply(this, given);
  } as typeof pg.Client.prototype.query;
  return said;
}
