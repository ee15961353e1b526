import { parse } from "node:querystring";
import express, { type RequestHandler } from "express";

// A PaRes with a large chain of certificates has a few tens of kilobytes; no supplier returns that many fields.
const maxBytes = 64 * 1024;
const maxFields = 50;

/** Reads a posted form, also one that a body parser of the shop has read as text or as bytes. */
export const formBody: readonly RequestHandler[] = [
  express.urlencoded({ extended: false, limit: maxBytes, parameterLimit: maxFields }),
  (request, _response, next) => {
    const body: unknown = request.body;
    if (typeof body === "string" || Buffer.isBuffer(body)) {
      request.body = parse(body.toString(), "&", "=", { maxKeys: maxFields });
    }
    next();
  },
];
