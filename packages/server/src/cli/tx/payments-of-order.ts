import type { Attempt } from "../../domain/attempt.js";
import type { Journal } from "../../journal/journal.js";

/** The newest payments of an order, those that staff have taken included. */
export async function paymentsOfOrder(journal: Journal, orderId: string): Promise<readonly Attempt[]> {
  const { attempts } = await journal.search({ text: orderId, limit: 50 });
  return attempts.filter((one) => one.orderId === orderId);
}
