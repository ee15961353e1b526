import type { Attribution } from "@sips-kit/server";
import type { Request } from "express";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";

/** Who does it and why, for the journal. */
export function attributionOf(context: Pick<Context, "staff">, request: Request): Attribution {
  const by = context.staff.sessionOf(request)?.name;
  const reason = formText(request, "reason").replaceAll(/\s+/g, " ").trim().slice(0, 200);
  return { ...(by !== undefined && { by }), ...(reason !== "" && { reason }) };
}
