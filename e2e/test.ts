import { test as base, expect } from "@playwright/test";
import { cards } from "./cards.js";
import { startDemoProcess, type DemoProcess } from "./demo-process.js";
import { checkoutPage, type CheckoutMode } from "./pages/checkout-page.js";
import { developerView } from "./pages/developer-view.js";
import { placeOrder } from "./place-order.js";
import { chargesOfOrder, goToNextMorning, type Charge } from "./simulator-control.js";
import { expectNoCardData, watchContext, type Watch } from "./watch.js";

/** A buyer at the card form with their own order. */
export interface Checkout extends Omit<ReturnType<typeof checkoutPage>, "orderId"> {
  readonly orderId: string;
  /** What the gateway has charged for the order. */
  charges(): Promise<readonly Charge[]>;
}

// The bank asks on a full page, as it does where a dialog does not work; challenge-dialog.spec.ts opens dialogs.
const settings = { SIPS_DEADLINE_MS: "10000", SHOP_CHALLENGE: "page" };

interface TestFixtures {
  readonly watch: Watch;
  readonly checkOut: (mode: CheckoutMode) => Promise<Checkout>;
}

interface WorkerFixtures {
  /** Environment variables of the demo in addition to those that every test sets. */
  readonly demoEnv: Readonly<Record<string, string>>;
  /** Arguments of its command line. */
  readonly demoArguments: readonly string[];
  readonly demo: DemoProcess;
}

/**
 * Every test runs against a real shop, gateway and ACS on three origins, and ends with checks of what must never
 * happen.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  demoEnv: [{}, { scope: "worker", option: true }],
  demoArguments: [[], { scope: "worker", option: true }],
  demo: [
    async ({ demoEnv, demoArguments }, use) => {
      const demo = await startDemoProcess({ ...settings, ...demoEnv }, demoArguments);
      // During the evening's remittance nothing can be cancelled, and payments are captured a day later.
      await goToNextMorning(demo.simulatorUrl);
      await use(demo);
      expect(await demo.stop()).toBe(0);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
  watch: [
    async ({ context, demo }, use) => {
      const watch = await watchContext(context, demo);
      await use(watch);
      expect(watch.violations).toEqual([]);
      expect(watch.scriptErrors).toEqual([]);
      expectNoCardData(watch, demo, Object.values(cards));
    },
    { auto: true },
  ],
  checkOut: async ({ page, demo }, use) => {
    await use(async (mode) => {
      // Hosted fields are the shop's default.
      if (mode === "cse") await developerView(page).set({ cards: mode });
      await placeOrder(page);
      const checkout = checkoutPage(page, mode);
      const orderId = await checkout.orderId();
      return { ...checkout, orderId, charges: () => chargesOfOrder(demo.simulatorUrl, orderId) };
    });
  },
});

export { expect };
