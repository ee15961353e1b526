import type * as v from "valibot";

/** What is wrong with a field, by the issue of its schema: never its value. */
export function fieldFault(name: string, { type, expected, requirement }: v.BaseIssue<unknown>): string {
  if (type === "strict_object") return `${name} is ${expected === "never" ? "unknown here" : "missing"}.`;
  if (type === "non_empty") return `${name} has the wrong format: it must be a text that is not empty.`;
  const form = type.endsWith("integer") ? "a whole number" : (expected ?? shouldBe(requirement));
  return `${name} has the wrong format${form === null ? "" : `: it must be ${form}`}.`;
}

/** What a check of ours says beside its function. The message of an issue may hold the value. */
function shouldBe(requirement: unknown): string | null {
  if (typeof requirement !== "function" || !("shouldBe" in requirement)) return null;
  return String(requirement.shouldBe);
}
