import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { createCheckpoint } from "./checkpoint.js";
import { openSqliteConnection } from "./connection.js";
import { startSqliteThread } from "./thread.js";

test("a checkpoint says whether the database has everything, and no when it cannot be made", async () => {
  const { folder, file } = await createSqliteFolder();
  const [thread, reader] = [startSqliteThread(file), startSqliteThread(file)];
  const { connect, close } = openSqliteConnection(thread);
  const checkpoint = createCheckpoint(connect);
  await thread.run([{ text: "pragma journal_mode = WAL" }, { text: "create table notes (text text)" }]);
  expect(await checkpoint()).toBe(true);
  await reader.run([{ text: "begin" }, { text: "select * from notes", parameters: [] }]);
  await thread.run([{ text: "insert into notes values ('later than what is read')" }]);
  expect(await checkpoint()).toBe(false);
  await reader.close();
  expect(await checkpoint()).toBe(true);
  await close();
  expect(await checkpoint()).toBe(false);
  await rm(folder, { recursive: true });
});
