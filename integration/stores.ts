import { openJournal, openSqliteJournal, type Journal } from "@sips-kit/server";
import { createDatabase } from "./postgres.js";

/** Both stores by name, each with what opens a new journal in it. */
export const stores: readonly [string, () => Promise<Journal>][] = [
  ["SQLite", () => openSqliteJournal({ file: ":memory:" })],
  ["PostgreSQL", async () => openJournal(await createDatabase())],
];
