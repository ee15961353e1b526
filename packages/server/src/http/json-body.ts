import express, { type RequestHandler } from "express";
import { PaymentError } from "../domain/errors.js";
import { maxBodyBytes } from "./request-bodies.js";

/** Reads posted JSON, also such as a body parser of the shop has read as text or as bytes. */
export const jsonBody: readonly RequestHandler[] = [
  express.json({ limit: maxBodyBytes }),
  (request, _response, next) => {
    const body: unknown = request.body;
    if (body === undefined) throw new PaymentError("PAYMENT_BODY_INVALID", withoutBody);
    if (typeof body === "string" || Buffer.isBuffer(body)) request.body = parsed(body.toString());
    next();
  },
];

const withoutBody =
  "The body is empty, or was read before the request reached the router: mount the router before the body parser of another framework.";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PaymentError("PAYMENT_BODY_INVALID", "The body could not be read.");
  }
}
