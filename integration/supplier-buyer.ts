import type { PaymentSession } from "@sips-kit/server";
import { createBuyer, formOf, postJson, type Page } from "./buyer.js";
import type { Shop } from "./shop.js";

/** A button of the simulated supplier's page. */
export type SupplierButton = "Confirm" | "Refuse" | "Cancel" | "Pending";

/** A buyer who is redirected to PayPal, to their bank, or to another supplier, and may come back. */
export function createSupplierBuyer(shop: Shop, paymentMethod: string) {
  const buyer = createBuyer(shop);
  return {
    submit: buyer.submit,
    open: buyer.open,
    asksForSession: (orderId = "4711", more: object = {}) => {
      if (!shop.orders.has(orderId)) {
        shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
      }
      return postJson(`${shop.url}/sips/sessions`, { orderId, paymentMethod, ...more });
    },
    async opens(orderId = "4711", more: object = {}): Promise<PaymentSession> {
      const { status, body } = await this.asksForSession(orderId, more);
      if (status !== 201) throw new Error(`sessions answered ${status} ${JSON.stringify(body)}`);
      return body as unknown as PaymentSession;
    },
    pays: ({ session }: PaymentSession, input: object = {}) =>
      postJson(`${shop.url}/sips/payments`, { session, ...input }),
    /** Goes from the shop's redirecting page to the supplier's page. */
    reaches: async (redirectUrl: string): Promise<Page> =>
      buyer.submit(formOf(await buyer.open(new URL(redirectUrl, shop.url).href))),
    /** Presses a button there; the return form is open, not yet submitted. */
    async decides(redirectUrl: string, button: string): Promise<Page> {
      return buyer.submit(formOf(await this.reaches(redirectUrl)), button);
    },
    comesBack: (leaving: Page): Promise<Page> => buyer.submit(formOf(leaving)),
  };
}
