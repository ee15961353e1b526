import type { JsonObject } from "@sips-kit/protocol";
import { chargedByAttempt, type Attempt } from "../domain/attempt.js";
import { isEcho } from "../gateway/echoes.js";
import type { Returned } from "../payment-methods/payment-method.js";
import type { ReturnedTexts } from "../payment-methods/returned-texts.js";
import { chargingOf } from "../context/method-context.js";
import { returnedText } from "../context/return-field-names.js";
import type { Context } from "../context/context.js";

/** The fields of a form post from the browser. Untrusted: anybody may have written them. */
export type ReturnedFields = { readonly [name: string]: unknown };

/** What a return should belong to. */
export interface ReturnOf {
  readonly reference: string;
  readonly orderId?: string;
  /** What a sealed return may repeat; undefined values are not compared. */
  readonly echoes: { readonly [name: string]: string | undefined };
}

/** Finds what a payment method counts as proof in a return. Undefined when there is no proof to send. */
export function readReturn(
  context: Pick<Context, "gateway" | "log" | "paymentMethods" | "returnFields">,
  attempt: Attempt,
  returned: ReturnedFields,
): JsonObject | undefined {
  const { reference, orderId } = attempt;
  const about = { reference, orderId, echoes: echoesOf(context, attempt) };
  const read = readReturned(context, about, returned);
  const method = context.paymentMethods.find(attempt.paymentMethod);
  if (!read || !method?.readReturn) return undefined;
  return method.readReturn(read, chargingOf(attempt).state) ?? ignoreIncomplete(context, about, read);
}

/** Logs a return that lacks the proof. */
export function ignoreIncomplete(context: Pick<Context, "log">, about: ReturnOf, read: Returned): undefined {
  return ignore(context, about, "RETURN_INCOMPLETE", namesIn(read));
}

/**
 * For the log: a redirect in front of the router loses all fields, and a bank may use other names than `returnFields`.
 * Anybody may have written the names, so only those that can hold no card data are kept.
 */
function namesIn({ fields }: Returned): string {
  const names = [...fields.keys()].filter((name) => /^[A-Za-z_]{1,40}$/.test(name));
  return names.length === 0 ? "no fields" : `fields ${names.slice(0, 20).join(", ")}`;
}

/**
 * Reads the fields of a return. Two shapes are in use: plain fields, and the same fields inside a sealed `Data` with its
 * `Seal`. A sealed return counts if its seal verifies with one of the shop's keys, and if what it repeats is as expected.
 */
export function readReturned(
  context: Pick<Context, "gateway" | "log" | "returnFields">,
  about: ReturnOf,
  returned: ReturnedFields,
): Returned | undefined {
  const names = context.returnFields;
  const posted = byLowerCaseName(returned);
  const data = returnedText(posted, names.data);
  const fields = data === undefined ? posted : openSealed(context, about, posted, data);
  if (!fields) return undefined;
  return {
    paResMessage: returnedText(fields, names.paRes),
    redirectionData: returnedText(fields, names.redirectionData),
    messageVersion: returnedText(fields, names.messageVersion),
    fields,
  };
}

/** Keeps strings only: a name that was posted twice arrives as a list and is ignored. */
function byLowerCaseName(returned: ReturnedFields): ReturnedTexts {
  return new Map(
    Object.entries(returned).flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
}

function openSealed(
  context: Pick<Context, "gateway" | "log" | "returnFields">,
  about: ReturnOf,
  posted: ReturnedTexts,
  data: string,
): ReturnedTexts | undefined {
  const opened = context.gateway.openReturn({
    Data: data,
    Seal: returnedText(posted, context.returnFields.seal) ?? "",
    Encode: returnedText(posted, context.returnFields.encode),
  });
  if (!opened) return ignore(context, about, "RETURN_SEAL_MISMATCH");
  const fields = byLowerCaseName(opened);
  const foreign = Object.entries(about.echoes).find(([name, expected]) => {
    const told = fields.get(name.toLowerCase());
    return told !== undefined && expected !== undefined && !isEcho(name, expected, told);
  });
  return foreign ? ignore(context, about, "RETURN_OF_ANOTHER_PAYMENT", foreign[0]) : fields;
}

/** What a sealed return may repeat of the attempt. */
function echoesOf(context: Pick<Context, "gateway">, attempt: Attempt): { readonly [name: string]: string } {
  return {
    merchantId: context.gateway.merchantId,
    transactionReference: attempt.reference,
    orderId: attempt.orderId,
    amount: String(chargedByAttempt(attempt)),
    currencyCode: attempt.currencyCode,
  };
}

/** Logged, so that a shop with a wrong setting finds out. The buyer can return again. */
function ignore(
  context: Pick<Context, "log">,
  { reference, orderId }: ReturnOf,
  code: string,
  field?: string,
): undefined {
  context.log({ step: "return ignored", reference, orderId, code, ...(field && { detail: field }) });
}
