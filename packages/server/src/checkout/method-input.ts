import type { PaymentMode } from "@sips-kit/protocol";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import { readBody } from "../domain/read-body.js";
import type { PaymentMethod } from "../payment-methods/payment-method.js";
import type { Context } from "../context/context.js";

type Fields = { readonly [field: string]: unknown };

/**
 * Reads what the page has sent by the schema of the payment method, and mode, that the session was opened for: the
 * journal names them, and the input is never guessed from its shape. A shop's PCI DSS scope depends on it.
 *
 * @throws PaymentError naming the field at fault
 */
export function readMethodInput(
  context: Pick<Context, "cse" | "paymentMethods">,
  method: PaymentMethod,
  mode: PaymentMode | undefined,
  fields: Fields,
): unknown {
  const schema = method.input(mode);
  // A shop's own route may pass on fields that its form did not have, as undefined.
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  refuseForeign(context, method, mode, schema, given);
  refuseEncrypted(context, given);
  return readBody(schema, given);
}

/** Gives a clearer error for a field that belongs to another payment method or mode. */
function refuseForeign(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  method: PaymentMethod,
  mode: PaymentMode | undefined,
  schema: v.GenericSchema,
  fields: Fields,
): void {
  const own = entriesOf(schema);
  const strange = Object.keys(fields).filter((name) => !Object.hasOwn(own, name));
  if (strange.length === 0) return;
  const others = paymentMethods.all.flatMap((one) => (one.modes ?? [undefined]).map((its) => one.input(its)));
  const elsewhere = new Set(others.flatMap((one) => Object.keys(entriesOf(one))));
  const field = strange.find((name) => elsewhere.has(name));
  if (field === undefined) return;
  const needed = Object.entries(own).flatMap(([name, entry]) => (isOptional(entry) ? [] : [name]));
  const what = mode === undefined ? method.id : `${method.id}, mode ${mode}`;
  throw new PaymentError(
    "PAYMENT_MODE_MISMATCH",
    `This session was opened for ${what}, which takes ${needed.join(", ") || "no fields"}; open another one.`,
    { field },
  );
}

/** A shop without `cse` accepts no ciphertext in any mode. */
function refuseEncrypted({ cse }: Pick<Context, "cse">, fields: Fields): void {
  if (cse) return;
  const field = ["cardNumber", "cardCSCValue"].find((name) => fields[name] !== undefined);
  if (field === undefined) return;
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This shop does not accept client-side encryption.", {
    field,
  });
}

/** The fields of an object's schema; none when it is another kind of schema. */
function entriesOf(schema: v.GenericSchema): { readonly [name: string]: unknown } {
  return "entries" in schema && typeof schema.entries === "object" && schema.entries !== null
    ? { ...schema.entries }
    : {};
}

function isOptional(entry: unknown): boolean {
  return (
    typeof entry === "object" && entry !== null && "type" in entry && /optional/.test(String(entry.type))
  );
}
