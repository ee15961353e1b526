import type { Attempt } from "./attempt.js";
import { placeOrder } from "./place-order.js";
import type { Desk } from "./settings.js";
import { openReference } from "./signed-reference.js";

/** The fields of a form that came back through the browser: anybody may have written them. */
export type ReturnedFields = { readonly [name: string]: unknown };

/**
 * Step 5: the ACS has sent the browser back. Called twice, late, without fields, from another browser or by an
 * attacker, it orders at most once and always gives the attempt as it truly stands; undefined when the reference is
 * forged.
 */
export async function comeBack(
  desk: Desk,
  session: string,
  fields: ReturnedFields,
): Promise<Attempt | undefined> {
  const opened = openReference(session, "see", desk.signingKeys);
  const attempt = opened && (await desk.journal.read(opened.reference));
  if (!attempt || attempt.state !== "awaiting-buyer") return attempt;
  const paResMessage = paResOf(fields);
  // Without the ACS's answer nothing can be ordered; the buyer may still go back to his bank.
  if (paResMessage === undefined) return attempt;
  return placeOrder(desk, attempt, paResMessage);
}

/** The names in use are `PaRes`, `PARes` and lower-case forms. */
function paResOf(fields: ReturnedFields): string | undefined {
  const name = Object.keys(fields).find((field) => field.toLowerCase() === "pares");
  const value = name === undefined ? undefined : fields[name];
  return typeof value === "string" && value !== "" && value.length <= 32_768 ? value : undefined;
}
