import type { CardField } from "./card-field.js";
import { CseError } from "./cse-error.js";

const forms: Record<CardField, { readonly form: RegExp; readonly rule: string }> = {
  cardNumber: { form: /^[0-9]{12,19}$/, rule: "12 to 19 digits without separators" },
  cardCSCValue: { form: /^[0-9]{3,4}$/, rule: "3 or 4 digits" },
};

/** Throws unless the value can be that field. The form checks whether it is a card number (Luhn, brand). */
export function checkField(field: CardField, value: unknown): void {
  const { form, rule } = forms[field];
  if (typeof value !== "string" || !form.test(value)) {
    throw new CseError("CSE_FIELD_INVALID", `${field} must be ${rule}.`, field);
  }
}
