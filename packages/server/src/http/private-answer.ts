import type { RequestHandler } from "express";

/** For every answer of our routers: no cache keeps it, and no browser takes it for another type than it names. */
export const privateAnswer: RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  next();
};
