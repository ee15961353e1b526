import type * as v from "valibot";

/** What is wrong with a field, by the issue of its schema: never its value. */
export function fieldFault(name: string, { type, expected }: v.BaseIssue<unknown>): string {
  if (type === "strict_object") return `${name} is ${expected === "never" ? "unknown here" : "missing"}.`;
  const form = type.endsWith("integer") ? "a whole number" : expected;
  return `${name} is not of the right form${form === null ? "" : `: it must be ${form}`}.`;
}
