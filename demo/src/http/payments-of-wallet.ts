import type { Payment } from "@sips-kit/server";
import { customerOf } from "../shop/customers.js";
import { customerIdOf } from "../shop/account.js";
import type { Context } from "./context.js";

/** The latest payments of the customer who has a wallet: orders carry the wallet's id as that of the customer. */
export async function paymentsOfWallet(
  { payments }: Pick<Context, "payments">,
  merchantWalletId: string,
): Promise<readonly Payment[]> {
  if (merchantWalletId === "") return [];
  return (await payments.search({ text: customerIdOf(merchantWalletId), limit: 200 })).payments;
}

/** What the office calls the customer who has a wallet; undefined before their first payment. */
export async function customerOfWallet(
  context: Context,
  merchantWalletId: string,
): Promise<string | undefined> {
  const [payment] = await paymentsOfWallet(context, merchantWalletId);
  if (!payment) return undefined;
  const { orderId } = payment;
  return customerOf(context.orders.orderOf(orderId), context.buyers.placedOf(orderId));
}
