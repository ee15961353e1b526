/** A value as JSON knows it. */
export type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject;

/** A JSON object, as it travels to and from the gateway. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
