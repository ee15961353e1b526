/** A JSON value. */
export type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject;

/** A JSON object, as exchanged with the gateway. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
