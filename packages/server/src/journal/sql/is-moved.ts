/** The columns by which a statement recognises a move, beside the reference. */
export const movedTo = { state: "text", version: "integer" } as const;

/**
 * True in a statement for an attempt whose move, as it is `given`, was made. Compares the state as well, because another
 * process's move may have led to the same version.
 */
export const isMoved = `exists (
  select 1 from attempts
  where attempts.reference = given.reference and attempts.version = given.version and attempts.state = given.state
)`;
