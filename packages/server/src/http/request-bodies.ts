import type { RequestHandler } from "express";
import * as v from "valibot";
import type { SessionRequest } from "@sips-kit/protocol";
import type { SubmitInput } from "../checkout/submit.js";
import { fieldName } from "../domain/field-name.js";
import { readBody } from "../domain/read-body.js";
import { maskCardData } from "../gateway/card-data.js";
import { ciphertext, expiryDate, nameOf, paymentMeanBrand } from "../payment-methods/card-inputs.js";
import type { BrandsInput } from "../checkout/brands.js";
import { PaymentError } from "../domain/errors.js";
import { insteadOfCardNumber, looksLikeCardNumber } from "./card-in-clear.js";
import type { NewCardBrandsInput } from "../wallet/new-card-brands.js";
import type { SaveCardInput } from "../wallet/save-card.js";
import { longestSigned } from "../runtime/signed-reference.js";

/** Ciphertexts of the largest keys in use stay well below this. */
export const maxBodyBytes = 16 * 1024;

const session = v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestSigned));

const sessionRequestSchema = v.strictObject({
  orderId: v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/)),
  paymentMethod: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))),
  mode: v.exactOptional(v.picklist(["hosted", "cse", "wallet"])),
  payAgain: v.exactOptional(v.literal(true)),
});

// All fields but the session are those of its payment method, which the journal names.
const submitSchema = v.looseObject({ session });

// No security code: the gateway does not store one, and nobody else may.
const saveCardSchema = v.strictObject({
  cardNumber: ciphertext,
  cardExpiryDate: expiryDate,
  paymentMeanBrand,
  paymentMeanAlias: v.exactOptional(v.pipe(nameOf(50), v.nonEmpty())),
});

const renameCardSchema = v.strictObject({ paymentMeanAlias: v.pipe(nameOf(50), v.nonEmpty()) });

const newCardBrandsSchema = v.strictObject({ cardIIN: v.pipe(v.string(), v.regex(/^\d{6,8}$/)) });
const brandsSchema = v.strictObject({ session, ...newCardBrandsSchema.entries });

/** Reads the body of `POST sessions`. Throws PaymentError with the field at fault. */
export function readSessionRequest(body: unknown): SessionRequest {
  return readBody(sessionRequestSchema, body);
}

/** Reads the body of `POST payments`. A card number in clear is rejected here. */
export function readSubmitInput(body: unknown): SubmitInput {
  refuseCardInClear(body);
  const input = readBody(submitSchema, body);
  // The journal is read only for fields that may belong to a payment method.
  if (Object.keys(input).every((name) => fieldName(name) !== undefined)) return input;
  throw new PaymentError(
    "PAYMENT_BODY_INVALID",
    "A field of the body has a name that no payment method has.",
  );
}

/** Reads the body of `POST cards`. A card number in clear is rejected here. */
export function readSaveCardInput(body: unknown): SaveCardInput {
  refuseCardInClear(body);
  return readBody(saveCardSchema, body);
}

/** Reads the body of `POST mandates`; the payment method knows its fields. A card number in clear is rejected here. */
export function readMandateInput(body: unknown): object {
  refuseCardInClear(body);
  return readBody(v.looseObject({}), body);
}

/** Reads the body of `PATCH cards/:paymentMeanId`. A card number in clear is rejected here. */
export function readRenameCardInput(body: unknown): v.InferOutput<typeof renameCardSchema> {
  refuseCardInClear(body);
  return readBody(renameCardSchema, body);
}

/** Reads the body of `POST brands`. */
export function readBrandsInput(body: unknown): BrandsInput {
  return readBody(brandsSchema, body);
}

/** Reads the body of `POST cards/brands`. */
export function readNewCardBrandsInput(body: unknown): NewCardBrandsInput {
  return readBody(newCardBrandsSchema, body);
}

/** CSRF protection: rejects posts from other origins, and plain forms, which cannot post JSON. */
export function fromOwnPage(publicUrl: string): RequestHandler {
  const isOwn = fromOwnOrigin(publicUrl);
  return (request, response, next) => {
    if (!request.is("application/json")) {
      throw new PaymentError("PAYMENT_CONTENT_TYPE", "Send JSON with content-type application/json.");
    }
    isOwn(request, response, next);
  };
}

/** CSRF protection for requests without a body, such as DELETE: browsers send the origin, and no form can send them. */
export function fromOwnOrigin(publicUrl: string): RequestHandler {
  const { origin } = new URL(publicUrl);
  return (request, _response, next) => {
    const from = request.headers.origin;
    if (from !== undefined && from !== origin) {
      throw new PaymentError(
        "PAYMENT_ORIGIN_FOREIGN",
        `This address takes requests of pages of ${origin} only, not of ${maskCardData(from).slice(0, 100)}. ` +
          `Open the shop at ${origin}, or set publicUrl to where buyers open it.`,
      );
    }
    next();
  };
}

/**
 * Rejects card data in clear, naming the field and never the value: the page has a bug that must be fixed before going
 * live, or somebody has typed it into a remark.
 */
export function refuseCardInClear(body: unknown): void {
  if (typeof body !== "object" || body === null) return;
  const found = Object.entries(body).find(([name, value]) => looksLikeCardNumber(name, value))?.[0];
  if (found === undefined) return;
  const field = fieldName(found);
  throw new PaymentError(
    "PAYMENT_CARD_IN_CLEAR",
    `${field ?? "A field of the body"} holds card data in clear. It was not stored; ${insteadOfCardNumber(found)}.`,
    field === undefined ? {} : { field },
  );
}
