import * as v from "valibot";
import { PaymentError } from "./errors.js";
import { fieldFault } from "./field-fault.js";
import { fieldName } from "./field-name.js";

/** Reads a body by its schema. Throws PaymentError with the field at fault, never with its value. */
export function readBody<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? undefined;
  if (path === undefined) throw new PaymentError("PAYMENT_BODY_INVALID", "The body must be a JSON object.");
  const field = fieldName(path);
  throw new PaymentError(
    "PAYMENT_BODY_INVALID",
    fieldFault(field ?? "A field of the body", result.issues[0]),
    field === undefined ? {} : { field },
  );
}
