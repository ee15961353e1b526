/** A value as it travels in JSON. */
export type Wire = string | number | boolean | null | readonly Wire[] | WireObject;

/** An object as it travels in JSON; a field set to undefined does not travel. */
export interface WireObject {
  readonly [field: string]: Wire | undefined;
}

/** Narrows what JSON.parse gave to an object with fields. */
export function isWireObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
