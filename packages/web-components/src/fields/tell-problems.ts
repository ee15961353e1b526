import type { CardField } from "./card-field.js";

/** Shows every problem at its field and focuses the first; returns all of them, to be announced. */
export function tellProblems(fields: readonly CardField[]): string {
  const problems = fields.flatMap((field) => field.tell() ?? []).join(" ");
  fields.find((field) => field.problem)?.focus();
  return problems;
}
