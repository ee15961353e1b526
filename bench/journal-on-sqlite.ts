import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal } from "@sips-kit/server";
import Database from "libsql";
import type { StoreBench } from "./store-bench.js";

export async function openSqliteBench(): Promise<StoreBench> {
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
  const emptyFile = join(folder, "empty.db");
  const filledFile = join(folder, "filled.db");
  const empty = await openSqliteJournal({ file: emptyFile });
  const filled = await openSqliteJournal({ file: filledFile });
  const floor = new Database(join(folder, "floor.db"));
  floor.exec("pragma journal_mode = WAL; pragma synchronous = FULL; create table floor (text text)");
  const insert = floor.prepare("insert into floor values (?)");
  return {
    name: "SQLite",
    empty,
    filled,
    insert: async () => insert.run(["x".repeat(100)]),
    async fill(attempts) {
      const database = new Database(filledFile);
      database.exec("pragma synchronous = OFF; pragma cache_size = -500000");
      for (const statement of statements(attempts)) database.exec(statement);
      database.exec("pragma wal_checkpoint(truncate)");
      database.close();
    },
    async close() {
      await Promise.all([empty.close(), filled.close()]);
      floor.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function statements(attempts: number): readonly string[] {
  const numbers = `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${attempts})`;
  const reference = "printf('01%024d', n)";
  const history = `'[9,"a",2,{"r":"00","ai":"123456"}]
[8,"c",1,{"p":"5100##########00"}]
[7,"s",0]
'`;
  return [
    "begin",
    `${numbers} insert into attempts (reference, order_id, state, version, payment_method, mode, amount_minor, currency_code,
       created_at, updated_at, expires_at, checks, notify_at, notified_at, passing, history)
     select ${reference}, 'order-' || n, 'accepted', 4, 'card', 'hosted', 2490, '978',
       1700000000000 + n, 1700000000000 + n, 1700000900000 + n, 0, null, 1700000000000 + n, '', ${history} from numbers`,
    `insert into order_claims (order_id, reference) select order_id, reference from attempts order by order_id`,
    "commit",
  ];
}
