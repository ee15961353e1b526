/** What is wrong with a field of a request. */
export type FaultRule = "missing" | "type" | "length" | "format" | "code" | "exclusive";

/**
 * Which of the two codes a fault gets. No source defines the border between 12 and 30; this is our choice, made only
 * here. See docs/open-questions.md.
 */
export function faultResponseCode(rule: FaultRule): "12" | "30" {
  return rule === "missing" || rule === "exclusive" ? "12" : "30";
}
