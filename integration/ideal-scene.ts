import { card, ideal, savedCard, type IdealSettings, type Payment } from "@sips-kit/server";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/** A bank of the simulated list. */
export const rotterdam = { bankCode: "SIMRNL2R", bankName: "Simulated Bank Rotterdam" };

/** A shop that accepts iDEAL, and the steps of its tests. */
export async function openIdealScene(settings: IdealSettings = {}) {
  const time = createMovableTime();
  const shop: Shop = await openShop({
    now: time.now,
    timers: time.timers,
    paymentMethods: [card(), savedCard(), ideal(settings)],
  });
  const buyer = () => createSupplierBuyer(shop, "ideal");
  return {
    shop,
    buyer,
    control: controlOf(shop),
    /** How often a method of the gateway was called for payments. */
    calls: (method: string) =>
      shop.log.filter((one) => (one as { readonly step?: string }).step === method).length,
    async newest(orderId = "4711"): Promise<Payment> {
      const [payment] = await shop.payments.listByOrder(orderId);
      if (!payment) throw new Error(`No payment of ${orderId}`);
      return payment;
    },
    /** A buyer who is redirected to their bank, with the address of the redirect. */
    async leaves(orderId = "4711") {
      const one = buyer();
      const session = await one.opens(orderId);
      const { body } = await one.pays(session, rotterdam);
      if (body["next"] !== "redirect") throw new Error(`Not sent to the bank: ${JSON.stringify(body)}`);
      return { one, session, url: String(body["url"]) };
    },
    /** Advances the time of shop and gateway, and runs the reconciler. */
    async minutes(count: number): Promise<void> {
      await controlOf(shop).advance(`PT${count}M`);
      time.pass(count * 60_000);
      await shop.payments.reconcile();
    },
  };
}

/** What `openIdealScene` opens. */
export type IdealScene = Awaited<ReturnType<typeof openIdealScene>>;
