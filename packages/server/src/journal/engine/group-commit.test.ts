import { rm } from "node:fs/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { createGroup } from "./group-commit.js";
import { openPostgresConnections } from "../postgres/connections.js";
import type { Batch, Connect } from "./batch.js";
import { postgresDialect, sqliteDialect, type SqlDialect } from "./dialect.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { startSqliteThread } from "../sqlite/thread.js";

interface Store {
  readonly connect: Connect;
  readonly dialect: SqlDialect;
  /** Runs one statement by itself. */
  run(text: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

async function openSqlite(): Promise<Store> {
  const { folder, file } = await createSqliteFolder();
  const thread = startSqliteThread(file);
  const { connect } = openSqliteConnection(thread);
  return {
    connect,
    dialect: sqliteDialect,
    run: async (text) => (await thread.run([{ text, parameters: [] }]))[0] ?? [],
    close: async () => {
      await thread.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openPostgres(): Promise<Store> {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase(), pipeline: true, max: 1 });
  const { connect } = openPostgresConnections(pool);
  return {
    connect,
    dialect: postgresDialect,
    run: async (text) => (await pool.query<object>(text)).rows,
    close: () => pool.end(),
  };
}

describe.each([
  ["SQLite", openSqlite],
  ["PostgreSQL", openPostgres],
])("a group on %s", (_, openStore) => {
  async function open() {
    const store = await openStore();
    await store.run("create table notes (text varchar(10) primary key)");
    const note = (batch: Batch, text: string) => batch.tell({ text: `insert into notes values ('${text}')` });
    const notes = async () => (await store.run("select text from notes order by text")) as { text: string }[];
    return { ...store, note, notes };
  }
  const one = { text: "select 1 as one", parameters: [] };

  test("statements that one part of a batch sends after another part has failed are not executed", async () => {
    const { connect, dialect, note, notes, close } = await open();
    const group = createGroup(connect, dialect);
    const failing = group.write(async (batch, inputs: readonly string[]) => {
      await batch.ask(one);
      if (inputs.length > 0) throw new Error("a fault that no input has caused");
      return [];
    });
    const going = group.write(async (batch, inputs: readonly string[]) => {
      await batch.ask(one);
      for (const text of inputs) note(batch, text);
      await batch.ask(one);
      return inputs;
    });
    const [failed, gone] = await Promise.allSettled([failing("a"), going("b")]);
    expect([failed.status, gone.status]).toEqual(["rejected", "rejected"]);
    // The next batch gets the connection only when nothing else uses it any more.
    expect(await going("c")).toBe("c");
    expect(await notes()).toEqual([{ text: "c" }]);
    await close();
  });

  test("a fault that one input causes fails that input alone", async () => {
    const { connect, dialect, note, notes, close } = await open();
    const write = createGroup(connect, dialect).write(async (batch, inputs: readonly string[]) => {
      await batch.ask(one);
      for (const text of inputs) note(batch, text);
      if (inputs.includes("none")) throw new TypeError("none");
      return inputs;
    });
    const ended = await Promise.allSettled(["a", "none", "b"].map(write));
    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await notes()).toEqual([{ text: "a" }, { text: "b" }]);
    await close();
  });

  test("a batch that a statement stops writes nothing, and runs again without it", async () => {
    const { connect, dialect, note, notes, close } = await open();
    const group = createGroup(connect, dialect);
    const mayStop: boolean[] = [];
    const stopping = group.write(async (batch, texts: readonly string[]) => {
      mayStop.push(batch.mayStop);
      for (const text of texts) note(batch, text);
      if (batch.mayStop) batch.tell({ ...one, stopsIfFound: true });
      note(batch, "after");
      return texts;
    });
    const beside = group.write(async (batch, texts: readonly string[]) => {
      for (const text of texts) note(batch, text);
      return texts;
    });
    expect(await Promise.all([stopping("before"), beside("beside")])).toEqual(["before", "beside"]);
    expect(mayStop).toEqual(dialect.canStop ? [true, false] : [false]);
    expect(await notes()).toEqual([{ text: "after" }, { text: "before" }, { text: "beside" }]);
    await close();
  });

  test("a write that nobody waits for joins the next batch that writes, or is written later or by `settle`", async () => {
    const { connect, dialect, note, notes, close } = await open();
    let batches = 0;
    const counting: Connect = (work) => {
      batches += 1;
      return connect(work);
    };
    const group = createGroup(counting, dialect);
    const work = async (batch: Batch, inputs: readonly string[]) => {
      for (const text of inputs) note(batch, text);
      return inputs;
    };
    const [read, write, along] = [group.read(async () => [0]), group.write(work), group.writeAlong(work)];
    const waiting = along("a");
    await read("nothing");
    expect(await notes()).toEqual([]);
    await Promise.all([waiting, write("b")]);
    expect(batches).toBe(2);
    expect(await along("c")).toBe("c");
    expect(batches).toBe(3);
    void along("d");
    await group.settle();
    expect(await notes()).toEqual(["a", "b", "c", "d"].map((text) => ({ text })));
    await close();
  });

  test("hundreds of concurrent inputs are all processed, and no two with the same key in one batch", async () => {
    const { connect, dialect, close } = await open();
    let most = 0;
    const write = createGroup(connect, dialect).write(
      async (batch, inputs: readonly number[]) => {
        most = Math.max(most, inputs.length);
        expect(new Set(inputs.map((input) => input % 2)).size).toBe(inputs.length);
        await batch.ask(one);
        return inputs;
      },
      (input) => String(input % 2),
    );
    const inputs = Array.from({ length: 300 }, (_, index) => index);
    expect(await Promise.all(inputs.map(write))).toEqual(inputs);
    expect(most).toBe(2);
    await close();
  });
});
