import type { RequestHandler } from "express";

/** Headers of every answer of our routers: no caching, no content-type sniffing. */
export const privateAnswer: RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  next();
};
