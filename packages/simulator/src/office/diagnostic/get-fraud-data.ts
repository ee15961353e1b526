import { transactionName, type Call } from "../call.js";
import { orderAnswer } from "../checkout/order-answer.js";
import { findTransaction } from "../find-transaction.js";
import { accept, refuse, type Reply } from "../reply.js";

/** Reads what the fraud controls have found about one transaction. */
export function getFraudData({ gateway, shop, body }: Call): Reply {
  const found = findTransaction(gateway, shop.merchantId, transactionName(body));
  return found ? accept(orderAnswer(gateway, "getFraudData", found.transaction)) : refuse("25");
}
