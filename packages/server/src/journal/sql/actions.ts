import type { Action, ActionKind, ActionState } from "../../domain/action.js";
import type { ActionEnding, ActionsJournal, NewAction } from "../actions-journal.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import type { Database } from "../engine/database.js";
import { isStorable, longestReference, longestSubject, requireStorable } from "../engine/ids.js";
import { insertCommand, listCommand, listQuery } from "../engine/list-statement.js";
import { actionColumns, type ActionRow } from "./tables.js";

/** The merchants' actions of a journal in a database. */
export function createSqlActions(database: Database): ActionsJournal {
  return {
    async open(action) {
      requireStorable("id", action.id, longestReference);
      requireStorable("subject", action.subject, longestSubject);
      const row = newRow(action);
      await database.transact(async (batch) => void insertAction(batch, [row]));
      return actionOf(row);
    },
    async end(id, ending) {
      if (!isStorable(id, longestReference)) return undefined;
      return database.transact((batch) => endIn(batch, id, ending));
    },
    async read(id) {
      if (!isStorable(id, longestReference)) return undefined;
      const [row] = await database.read((batch) => selectAction(batch, [{ id }]));
      return row && actionOf(row);
    },
    async list({ subject, before = lastId, limit }) {
      if (subject !== undefined && !isStorable(subject, longestSubject)) return [];
      const page = { before, most: limit };
      const rows = await database.read((batch) =>
        subject === undefined ? selectNewest(batch, [page]) : selectOfSubject(batch, [{ ...page, subject }]),
      );
      return rows.map(actionOf);
    },
  };
}

// Ids consist of letters and digits, all of which sort before it.
const lastId = "~";
const allColumns = namesOf(actionColumns);
const byId = { id: "text" } as const;
const pageColumns = { before: "text", most: "bigint" } as const;
const subjectPageColumns = { ...pageColumns, subject: "text" } as const;

const insertAction = insertCommand("actions", actionColumns);

const selectById = (given: string) =>
  `select ${allColumns} from actions where id in (select id from ${given})`;
const selectAction = listQuery<typeof byId, ActionRow>(byId, selectById);
const lockAction = listQuery<typeof byId, ActionRow>(
  byId,
  (given, { locksRows }) => `${selectById(given)}${locksRows ? " for update" : ""}`,
);

const newestBefore = (given: string) =>
  `id < (select before from ${given}) order by id desc limit (select most from ${given})`;
const selectNewest = listQuery<typeof pageColumns, ActionRow>(
  pageColumns,
  (given) => `select ${allColumns} from actions where ${newestBefore(given)}`,
);
const selectOfSubject = listQuery<typeof subjectPageColumns, ActionRow>(
  subjectPageColumns,
  (given, dialect) =>
    `select ${allColumns} from actions
     where ${dialect.equalsFirst("subject", `(select subject from ${given})`)} and ${newestBefore(given)}`,
);

const endedColumns = {
  id: actionColumns.id,
  state: actionColumns.state,
  updated_at: actionColumns.updated_at,
  facts: actionColumns.facts,
};
const updateAction = listCommand(
  endedColumns,
  (given) =>
    `update actions set state = given.state, updated_at = given.updated_at, facts = given.facts
     from ${given} where actions.id = given.id`,
);

async function endIn(
  batch: Batch,
  id: string,
  { state, at, details, ...told }: ActionEnding,
): Promise<Action | undefined> {
  const [locked] = await lockAction(batch, [{ id }]);
  if (!locked) return undefined;
  const before = actionOf(locked);
  if (before.state !== "unknown") return before;
  const facts = { ...factsOf(locked), ...told, details: { ...before.details, ...details } };
  const ended = { ...locked, state, updated_at: at, facts: JSON.stringify(facts) };
  updateAction(batch, [ended]);
  return actionOf(ended);
}

function newRow({ id, kind, subject, createdAt, ...facts }: NewAction): ActionRow {
  return {
    id,
    kind,
    subject,
    state: "unknown",
    created_at: createdAt,
    updated_at: createdAt,
    facts: JSON.stringify({ ...facts, what: "being sent" }),
  };
}

function factsOf({ facts }: ActionRow): Pick<Action, "what" | "details" | "by" | "reason"> {
  // Written by JSON.stringify of the action's own fields.
  return JSON.parse(facts) as Pick<Action, "what" | "details" | "by" | "reason">;
}

function actionOf(row: ActionRow): Action {
  return {
    ...factsOf(row),
    id: row.id,
    // Only `open` and `end` write kinds and states, and they take them from the types.
    kind: row.kind as ActionKind,
    subject: row.subject,
    state: row.state as ActionState,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
