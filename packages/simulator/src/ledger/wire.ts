/** A JSON value. */
export type Wire = string | number | boolean | null | readonly Wire[] | WireObject;

/** A JSON object; a field set to undefined is not sent. */
export interface WireObject {
  readonly [field: string]: Wire | undefined;
}

/** Narrows a parsed JSON value to an object with fields. */
export function isWireObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
