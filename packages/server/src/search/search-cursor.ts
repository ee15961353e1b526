import { isStorable, longestReference } from "../journal/engine/ids.js";

/** Encodes where the next page begins. Opaque to callers: the content may change. */
export function cursorOf(next: string): string {
  return Buffer.from(next, "utf8").toString("base64url");
}

/** Decodes a cursor; undefined when it was not issued by `cursorOf`. */
export function readCursor(cursor: string): string | undefined {
  if (cursor.length > 4 * longestReference) return undefined;
  const next = Buffer.from(cursor, "base64url").toString("utf8");
  return isStorable(next, longestReference) && cursorOf(next) === cursor ? next : undefined;
}
