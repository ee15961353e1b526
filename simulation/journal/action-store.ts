import type { Action, ActionEnding, ActionQuery, NewAction } from "../engine.js";
import { copyOf } from "./attempt-store.js";
import { isStorable, requireStorable } from "./storable.js";
import { createTable, type UndoLog } from "./table.js";

/** The merchants' actions of a journal in memory: each function is one transaction of the database. */
export interface ActionStore {
  open(given: NewAction): Action;
  end(id: string, ending: ActionEnding): Action | undefined;
  read(id: string): Action | undefined;
  list(query: ActionQuery): readonly Action[];
}

export function createActionStore(log: UndoLog): ActionStore {
  const actions = createTable<Action>(log);
  return {
    open(given) {
      requireStorable("reference", given.id);
      const action: Action = {
        ...copyOf(given),
        state: "unknown",
        what: "being sent",
        updatedAt: given.createdAt,
      };
      actions.set(action.id, action);
      return action;
    },
    end(id, { at, details, ...told }) {
      const before = isStorable("reference", id) ? actions.get(id) : undefined;
      if (before?.state !== "unknown") return before;
      const ended: Action = {
        ...before,
        ...copyOf(told),
        details: { ...before.details, ...copyOf(details ?? {}) },
        updatedAt: at,
      };
      actions.set(id, ended);
      return ended;
    },
    read: (id) => actions.get(id),
    list({ subject, before, limit }) {
      const found = [...actions.values()].filter(
        (one) =>
          (subject === undefined || one.subject === subject) && (before === undefined || one.id < before),
      );
      return found.sort((one, other) => (one.id < other.id ? 1 : -1)).slice(0, limit);
    },
  };
}
