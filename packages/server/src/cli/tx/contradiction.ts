import type { Finding } from "./finding.js";

/** The gateway's record contradicts the attempt, or proves nothing, so no query can resolve it. */
export function contradiction(field: string, code: string): Finding {
  const lacks = code === "GATEWAY_ECHO_MISSING";
  return {
    what: lacks
      ? `The gateway's record does not repeat ${field} (${code}).`
      : `The gateway's record has another ${field} than the journal (${code}).`,
    todo: lacks
      ? "This is not resolved automatically. Ask the bank whether its gateway leaves the field out; if so, set requireEchoes to false."
      : "This is not resolved automatically: compare it with the order, and ask the bank before anything is sent.",
  };
}
