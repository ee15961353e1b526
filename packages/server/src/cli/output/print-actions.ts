import type { Action, ActionState } from "../../domain/action.js";
import { columns } from "./columns.js";
import { printFound } from "./print-found.js";
import { exitCodes, type ExitCode, type Terminal } from "../input/command.js";

/** Writes actions, and gives the exit code of the worst of them. */
export function printActions(
  terminal: Terminal,
  actions: readonly Action[],
  json: boolean | undefined,
): ExitCode {
  printFound(terminal, actions, actionsAsText, json);
  return Math.max(...actions.map(({ state }) => exitCodeOf[state])) as ExitCode; // one of them
}

/** Actions for a human reader, one in a line. */
export function actionsAsText(actions: readonly Action[]): string {
  if (actions.length === 0) return "There are none.";
  const rows = actions.map(({ createdAt, kind, subject, state, what, details, by, reason }) => [
    new Date(createdAt).toISOString(),
    kind,
    subject,
    state,
    [what, JSON.stringify(details), by && `by ${by}`, reason].filter(Boolean).join("; "),
  ]);
  return columns(rows);
}

const exitCodeOf: { readonly [state in ActionState]: ExitCode } = {
  done: exitCodes.accepted,
  refused: exitCodes.refused,
  "not-done": exitCodes.notSent,
  unknown: exitCodes.unknown,
};
