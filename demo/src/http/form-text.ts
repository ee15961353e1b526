import type { Request } from "express";

/** A field of a posted form; only text is accepted. */
export function formText(request: Request, name: string): string {
  // express.urlencoded gives an object, or nothing when the form was empty.
  const form = request.body as Record<string, unknown> | undefined;
  const value = form?.[name];
  return typeof value === "string" ? value : "";
}
