import type { Action } from "../domain/action.js";

/**
 * The merchants' actions that move no money, on fraud lists and wallets: written before their call is sent. Part of the
 * journal, in the same database.
 */
export interface ActionsJournal {
  /** Writes a new action in state `unknown`: its answer is not known yet. */
  open(action: NewAction): Promise<Action>;
  /** Writes how an action has ended, unless it has ended already; returns it as it stands, undefined when missing. */
  end(id: string, ending: ActionEnding): Promise<Action | undefined>;
  read(id: string): Promise<Action | undefined>;
  /** Actions, the newest first. */
  list(query: ActionQuery): Promise<readonly Action[]>;
}

/** An action that is written for the first time. */
export type NewAction = Pick<Action, "id" | "kind" | "subject" | "by" | "reason" | "details" | "createdAt">;

/** How an action has ended; `unknown` adds what is known of a lost answer, and may still end otherwise. */
export interface ActionEnding extends Pick<Action, "state" | "what" | "responseCode"> {
  readonly at: number;
  /** Added to the action's details. */
  readonly details?: Action["details"];
}

/** Which actions are listed. */
export interface ActionQuery {
  readonly subject?: string | undefined;
  /** Only actions with ids before this one: the last id of the previous page. */
  readonly before?: string | undefined;
  readonly limit: number;
}
