import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Router } from "express";
import type { Payment } from "../domain/payment.js";
import type { Payments } from "../payments/create-payments.js";
import { csvHead, csvLine } from "../search/payments-csv.js";
import { searchFromText } from "../search/search-from-text.js";
import { withoutLinks } from "./without-links.js";

/** What these routes need from their router. */
interface SearchRoutes {
  readonly payments: Payments;
  /** Throws unless the request is permitted. */
  readonly allow: (request: Request, action: string) => Promise<unknown>;
  readonly logError: (error: unknown) => void;
}

/** Adds the routes that search, count and export payments. Their parameters are in the query string. */
export function addSearchRoutes(router: Router, { payments, allow, logError }: SearchRoutes): void {
  router.get("/payments", async (request, response) => {
    await allow(request, "read");
    const { payments: found, ...more } = await payments.search(searchFromText(request.query));
    response.json({ payments: found.map(withoutLinks), ...more });
  });
  router.get("/days", async (request, response) => {
    await allow(request, "read");
    const { from, to, ...more } = searchFromText(request.query);
    // Unchecked: `countByDay` rejects missing, unknown and malformed fields.
    const days = { ...more, from, to } as Parameters<Payments["countByDay"]>[0];
    response.json({ days: await payments.countByDay(days) });
  });
  router.get("/payments.csv", async (request, response) => {
    await allow(request, "export");
    const found = payments.exportPayments(searchFromText(request.query));
    response.type("text/csv").attachment("payments.csv");
    try {
      await pipeline(Readable.from(linesOf(found)), response);
    } catch (error) {
      // The status has been sent; the aborted transfer tells the client. A client that disconnected is no error.
      if (!isGone(error)) logError(error);
    }
  });
}

async function* linesOf(payments: AsyncIterable<Payment>) {
  yield csvHead;
  for await (const payment of payments) yield csvLine(payment);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
