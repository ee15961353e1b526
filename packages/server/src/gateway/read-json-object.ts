import type { JsonObject } from "@sips-kit/protocol";

/** Reads a text as one whole JSON object; undefined when it is not one. */
export function readJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    // JSON.parse returns nothing but JSON values.
    return isObject ? (value as JsonObject) : undefined;
  } catch {
    // The parser's error is dropped because it quotes the text, which may hold anything.
    return undefined;
  }
}
