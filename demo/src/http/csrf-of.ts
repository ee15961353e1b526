import type { Request } from "express";
import type { Context } from "./context.js";

/** The token that the office's forms carry; empty when nobody is logged in. */
export function csrfOf({ staff }: Pick<Context, "staff">, request: Request): string {
  return staff.sessionOf(request)?.csrf ?? "";
}
