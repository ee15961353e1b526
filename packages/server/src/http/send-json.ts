import type { Response } from "express";

/** Answers with JSON. Express's `json` would add an ETag, which is useless for answers that are not cached. */
export function sendJson(response: Response, body: object, status = 200): void {
  const text = JSON.stringify(body);
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("content-length", Buffer.byteLength(text));
  response.end(text);
}
