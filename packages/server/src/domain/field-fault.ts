import type * as v from "valibot";

/** What is wrong with a field, by the issue of its schema: never its value. */
export function fieldFault(name: string, { type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === "strict_object") return `${name} is ${expected === "never" ? "unknown here" : "missing"}.`;
  const form = type.endsWith("integer") ? "a whole number" : (expected ?? ownWords(message));
  return `${name} is not of the right form${form === null ? "" : `: it must be ${form}`}.`;
}

/** What a check of ours says; where it says nothing, valibot does, with the value. */
function ownWords(message: string): string | null {
  return message.startsWith("Invalid ") ? null : message;
}
