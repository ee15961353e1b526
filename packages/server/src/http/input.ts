import type { RequestHandler } from "express";
import * as v from "valibot";
import type { CreateSessionInput } from "../checkout/create-session.js";
import type { BrandsInput } from "../checkout/brands.js";
import { PaymentError } from "../domain/errors.js";
import { withAsciiDigits } from "./ascii-digits.js";
import { looksLikeCardNumber } from "./card-in-clear.js";
import { fieldName } from "./field-name.js";
import type { SubmitInput } from "../payment-methods/card.js";
import type { NewCardBrandsInput } from "../wallet/new-card-brands.js";
import type { SaveCardInput } from "../wallet/save-card.js";

/** Ciphertexts of the largest keys in use stay well below it. */
export const maxBodyBytes = 16 * 1024;

const session = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const printable = /^[\x21-\x7e]+$/;

const beginSchema = v.strictObject({
  orderId: v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/)),
  mode: v.picklist(["hosted", "cse", "wallet"]),
});

// Three digits in a row are no name: somebody has typed a card's number or security code into the wrong field.
const isName = (text: string) => !/\p{Cc}/u.test(text) && !/\d{3}/.test(withAsciiDigits(text));
const cardholderName = v.exactOptional(v.pipe(v.string(), v.maxLength(100), v.check(isName)));
const choice = {
  paymentMeanBrand: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z0-9_]{1,30}$/))),
  paymentMeanBrandSelectionStatus: v.exactOptional(
    v.picklist(["APPLIED_DEFAULT", "APPLIED_HOLDER", "NOT_APPLICABLE"]),
  ),
};

const tokenSchema = v.strictObject({
  session,
  cardholderName,
  ...choice,
  paymentToken: v.pipe(v.string(), v.regex(printable), v.maxLength(4096)),
});

const ciphertext = v.pipe(v.string(), v.regex(printable), v.minLength(64), v.maxLength(4096));
const cseSchema = v.strictObject({
  session,
  cardholderName,
  ...choice,
  cardNumber: ciphertext,
  cardCSCValue: v.exactOptional(ciphertext),
  cardExpiryDate: v.pipe(v.string(), v.regex(/^20\d\d(0[1-9]|1[0-2])$/)),
});

// No security code: the gateway keeps none, and nobody else may.
const saveCardSchema = v.strictObject({
  cardNumber: ciphertext,
  cardExpiryDate: cseSchema.entries.cardExpiryDate,
  paymentMeanBrand: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z0-9_]{1,30}$/))),
  paymentMeanAlias: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(50), v.check(isName))),
});

const savedCardSchema = v.strictObject({
  session,
  paymentMeanId: v.pipe(v.string(), v.regex(/^\d{1,6}$/)),
  cardCSCValue: v.exactOptional(ciphertext),
});

const newCardBrandsSchema = v.strictObject({ cardIIN: v.pipe(v.string(), v.regex(/^\d{6,8}$/)) });
const brandsSchema = v.strictObject({ session, ...newCardBrandsSchema.entries });

/** Reads the body of `POST sessions`. Throws PaymentError with the field at fault. */
export function readCreateSessionInput(body: unknown): CreateSessionInput {
  return read(beginSchema, body);
}

/** Reads the body of `POST payments`. A card number in clear is refused and goes no further. */
export function readSubmitInput(body: unknown): SubmitInput {
  refuseCardInClear(body);
  if (holds(body, "paymentToken")) {
    const { paymentToken, ...rest } = read(tokenSchema, body);
    return { ...rest, card: { paymentToken } };
  }
  if (holds(body, "paymentMeanId")) {
    const { session: signed, ...card } = read(savedCardSchema, body);
    return { session: signed, card };
  }
  const { cardNumber, cardCSCValue, cardExpiryDate, ...rest } = read(cseSchema, body);
  return {
    ...rest,
    card: { cardNumber, cardExpiryDate, ...(cardCSCValue !== undefined && { cardCSCValue }) },
  };
}

/** Reads the body of `POST cards`. A card number in clear is refused and goes no further. */
export function readSaveCardInput(body: unknown): SaveCardInput {
  refuseCardInClear(body);
  return read(saveCardSchema, body);
}

function holds(body: unknown, field: string): boolean {
  return typeof body === "object" && body !== null && Object.hasOwn(body, field);
}

/** Reads the body of `POST brands`. */
export function readBrandsInput(body: unknown): BrandsInput {
  return read(brandsSchema, body);
}

/** Reads the body of `POST cards/brands`. */
export function readNewCardBrandsInput(body: unknown): NewCardBrandsInput {
  return read(newCardBrandsSchema, body);
}

/** A page that posts from elsewhere is not the shop's; and a plain form cannot post JSON. */
export function fromOwnPage(publicUrl: string): RequestHandler {
  const isOwn = fromOwnOrigin(publicUrl);
  return (request, response, next) => {
    if (!request.is("application/json")) {
      throw new PaymentError("PAYMENT_CONTENT_TYPE", "Send JSON with content-type application/json.");
    }
    isOwn(request, response, next);
  };
}

/** For what has no body, such as DELETE: browsers say where it comes from, and no form can send it. */
export function fromOwnOrigin(publicUrl: string): RequestHandler {
  const { origin } = new URL(publicUrl);
  return (request, _response, next) => {
    const from = request.headers.origin;
    if (from !== undefined && from !== origin) {
      throw new PaymentError(
        "PAYMENT_ORIGIN_FOREIGN",
        `This address takes requests of pages of ${origin} only, not of ${from.slice(0, 100)}. ` +
          `Open the shop at ${origin}, or set publicUrl to where buyers open it.`,
      );
    }
    next();
  };
}

/** Reads a body by its schema. Throws PaymentError with the field at fault. */
export function read<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? undefined;
  if (path === undefined) throw new PaymentError("PAYMENT_BODY_INVALID", "The body must be a JSON object.");
  const field = fieldName(path);
  throw new PaymentError(
    "PAYMENT_BODY_INVALID",
    `${field ?? "A field of the body"} is missing, unknown, or not of the right form.`,
    field === undefined ? {} : { field },
  );
}

/** Names the field, never the value: the page has a defect that its developers must mend before they go live. */
export function refuseCardInClear(body: unknown): void {
  if (typeof body !== "object" || body === null) return;
  const found = Object.entries(body).find(([name, value]) => looksLikeCardNumber(name, value))?.[0];
  if (found === undefined) return;
  const field = fieldName(found);
  throw new PaymentError(
    "PAYMENT_CARD_IN_CLEAR",
    `${field ?? "A field of the body"} holds card data in clear. It was not kept; send a token or a ciphertext.`,
    field === undefined ? {} : { field },
  );
}
