import { PaymentError } from "@sips-kit/server";
import type { RequestHandler } from "express";
import { reviewPage, type FraudFindings } from "../office/review-page.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { inTime } from "./if-answered.js";
import { listedPayments } from "./listed-payments.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

const pageSize = 20;

/** The review queue; the gateway is asked what its rules say about each payment. */
export function officeReviewRoute(context: Context): RequestHandler {
  return async (request, response) => {
    const cursor = typeof request.query["cursor"] === "string" ? request.query["cursor"] : undefined;
    const found = await context.payments.search({
      state: "in-review",
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    const payments = await listedPayments(context, found.payments);
    const held = await Promise.all(
      payments.map(async (one) => ({ ...one, findings: await findingsOf(context, one.payment.reference) })),
    );
    const queue = {
      held,
      cursor: found.cursor,
      isFirst: cursor === undefined,
      now: context.now().getTime(),
      csrf: csrfOf(context, request),
    };
    showOffice(context, request, response, reviewPage(queue, officeLanguageOf(request)));
  };
}

async function findingsOf(context: Context, reference: string): Promise<FraudFindings> {
  try {
    return await inTime(context.payments.fraud.explain(reference), "unreachable");
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    return error.code === "PAYMENT_GATEWAY_REFUSED" ? "not-told" : "unreachable";
  }
}
