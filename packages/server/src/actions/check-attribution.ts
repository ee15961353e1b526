import type { Attribution } from "../domain/attribution.js";
import { wrongField } from "../domain/wrong-field.js";
import { maskCardData } from "../gateway/card-data.js";

const longest = { by: 100, reason: 200 } as const;

/**
 * Who requests an operation, and why, as the journal stores it: card numbers and IBANs are masked.
 *
 * @throws PaymentError PAYMENT_OPERATION_INVALID when one of the two is not a text, or is too long, or `by` names nobody
 */
export function attributionOf(request: Attribution): Attribution {
  const by = read(request, "by");
  const reason = read(request, "reason");
  return { ...(by !== undefined && { by }), ...(reason !== undefined && { reason }) };
}

function read(request: Attribution, field: keyof Attribution): string | undefined {
  const text = request[field];
  if (text === undefined) return undefined;
  if (field === "by" && typeof text === "string" && text.trim() === "") {
    throw wrongField("by", "the name of who acts, or absent");
  }
  if (typeof text === "string" && text.length <= longest[field]) return maskCardData(text);
  throw wrongField(field, `a text of up to ${longest[field]} characters`);
}
