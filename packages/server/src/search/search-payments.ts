import type { Context } from "../context/context.js";
import { paymentOf } from "../results/payment-of.js";
import type { FoundPayments, PaymentSearch } from "./payment-search.js";
import { readSearch } from "./read-search.js";
import { cursorOf } from "./search-cursor.js";

/** The part of the context that a search uses. */
export type SearchContext = Pick<Context, "journal" | "now" | "publicUrl" | "signingKeys">;

/** Finds one page of payments, live and archived. Throws PaymentError PAYMENT_SEARCH_INVALID. */
export async function searchPayments(context: SearchContext, search: PaymentSearch): Promise<FoundPayments> {
  const { attempts, next } = await context.journal.search(readSearch(search));
  return {
    payments: attempts.map((attempt) => paymentOf(context, attempt)),
    ...(next !== undefined && { cursor: cursorOf(next) }),
  };
}
