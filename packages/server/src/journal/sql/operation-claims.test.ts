import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { start } from "../conformance/attempts.js";
import { sqliteDialect } from "../engine/dialect.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { startSqliteThread } from "../sqlite/thread.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { createSqlJournal } from "./sql-journal.js";

test.each([
  ["charge", 0],
  ["duplicate", 0],
  ["moto", 2],
] as const)("a %s that has failed takes %i statements on order claims", async (kind, count) => {
  const { folder, file } = await createSqliteFolder();
  const thread = startSqliteThread(file);
  const database = openSqliteConnection(thread);
  const sent: string[] = [];
  const journal = await createSqlJournal({
    ...database,
    dialect: sqliteDialect,
    connect: (work) =>
      database.connect((send) =>
        work((statements) => {
          sent.push(...statements.map(({ text }) => text));
          return send(statements);
        }),
      ),
  });
  const times = { createdAt: start, checkAt: start };
  await journal.operations.open({
    idempotencyKey: "Q1",
    kind,
    reference: "P1",
    ...(kind === "duplicate" && { newReference: "P2" }),
    orderId: "4711",
    claimsOrder: kind === "moto",
    ...times,
  });
  sent.length = 0;
  await journal.operations.move("Q1", { to: "not-done", at: start + 1, what: "not sent" });
  expect(sent.filter((text) => text.includes("order_claims"))).toHaveLength(count);
  await journal.close();
  await rm(folder, { recursive: true });
});
