import type { Journal, Payment } from "@sips-kit/server";
import type { Browser, Page } from "playwright-core";
import { openCardForm } from "../card-form-page.js";
import { openMethodScene, orderId } from "../payment-methods/method-scene.js";
import { supplierPage, type Place, type WayToPay } from "../payment-methods/method-under-test.js";
import { elementFor } from "./elements-under-test.js";
import { holdRequest } from "./hold-request.js";
import { postFromTab, type PostedForm } from "./post-from-tab.js";

/** A return that was stopped on its way to the shop. */
export interface HeldReturn extends PostedForm {
  /** Lets it reach the shop. */
  letGo(): Promise<void>;
}

/** Where pages send payments. */
const payments = "**/sips/payments";

/** A shop that takes one payment method, and a buyer who pays with its element, in a browser of their own. */
export async function openBrowserScene(
  browser: Browser,
  entry: WayToPay & { readonly place?: Place },
  journal: Journal,
) {
  const scene = await openMethodScene(entry, journal);
  const { shop } = scene;
  const { agree } = entry.place ?? supplierPage;
  const element = elementFor(entry);
  const { tag, attributes = "", beside = "", modules } = element;
  const given = typeof attributes === "function" ? attributes(shop) : attributes;
  const inState = (state: string) => `${tag}[state=${state}]`;
  const form = await openCardForm(browser, shop, entry.mode === "hosted" ? "hosted" : "cse", {
    body: `<${tag} order-id="${orderId}" ${given}></${tag}>${beside}`,
    script: modules.map((name) => `import "/assets/${name}.js";`).join(""),
  });
  const { page } = form;
  const press = (name: string | RegExp, on = page) => buttonOf(on, name).click();
  const there = buttonOf(page, agree);
  const failed = page.locator(inState("failed"));
  const paymentOn = async (tab: Page): Promise<Payment> =>
    // The test shop's result page is the payment as JSON.
    JSON.parse(await tab.locator("body").innerText()) as Payment;

  return {
    ...scene,
    form,
    page,
    press,
    opensLate: element.opensLate === true,
    /** Fills the form in and presses its button, twice in a row if `isDouble`. */
    async pays({ isRefused = false, isDouble = false } = {}): Promise<void> {
      await (isRefused ? element.fillsInRefused : element.fillsIn)?.(form);
      await buttonOf(page, element.button).click({ clickCount: isDouble ? 2 : 1 });
      await (isRefused ? element.goesOnRefused : element.goesOn)?.(form);
    },
    /** Waits until the form can be filled in. */
    isReady: () => page.locator(inState("ready")).waitFor(),
    /** Goes on to the supplier or bank. */
    async isAway(): Promise<void> {
      if (element.leadsOn !== undefined) await press(element.leadsOn);
      await there.waitFor();
      await scene.keepJournal();
    },
    /** The same while calls fail: true once the buyer is away; false once they have a result, or are told of a failure. */
    async paysOrFails(): Promise<boolean> {
      await page.locator(inState("ready")).or(failed).waitFor();
      if (await failed.isVisible()) return false;
      await this.pays();
      const onTheWay = buttonOf(page, element.leadsOn ?? agree);
      await onTheWay.or(failed).or(page.locator("pre")).waitFor();
      if (!(await onTheWay.isVisible())) return false;
      await this.isAway();
      return true;
    },
    /** Agrees there; the return is stopped before it reaches the shop. */
    async agreesAndLeaves(): Promise<HeldReturn> {
      const { origin } = new URL(page.url());
      const route = await holdRequest(page, "**/sips/return/**", () => press(agree));
      const fields = Object.fromEntries(new URLSearchParams(route.request().postData() ?? ""));
      return { origin, url: route.request().url(), fields, letGo: () => route.continue() };
    },
    /** Comes back in another tab, with the same form or a changed one. */
    comesBackInTab: (held: HeldReturn, change: Readonly<Record<string, string>> = {}): Promise<Page> =>
      postFromTab(page, { ...held, fields: { ...held.fields, ...change } }),
    /** Confirms where the shop asks, up to the result page. */
    async ends(tab = page): Promise<Payment> {
      await tab.waitForURL(/\/(confirm|result)\b/);
      await scene.keepJournal();
      if (tab.url().includes("/confirm/")) await press(/^Pay €/, tab);
      await tab.waitForURL(/\/result\?/);
      return paymentOn(tab);
    },
    /** Opens the shop's page again: the element says that the order is paid. */
    async isToldPaid(): Promise<void> {
      await page.goto(`${shop.url}/page`);
      if (element.opensLate) {
        await element.fillsIn?.(form);
        await press(element.button);
      }
      await page.getByText("This order has been paid already.").waitFor();
    },
    /** Fills the form in and presses its button; the payment is stopped on its way to the shop. Gives what lets it go. */
    async paysSlowly(): Promise<() => Promise<void>> {
      const route = await holdRequest(page, payments, () => this.pays());
      return () => route.continue();
    },
    /** The shop receives the next payment that the page sends, and the page no answer. */
    losesAnswer: () =>
      page.route(
        payments,
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      ),
    /** Changes the session's signature in the next payment that the page sends. */
    forgesSession: () =>
      page.route(
        payments,
        (route) => {
          // What our element sends.
          const { session, ...more } = route.request().postDataJSON() as { readonly session: string };
          const forged = session.slice(0, -3) + (session.endsWith("AAA") ? "BBB" : "AAA");
          return route.continue({ postData: JSON.stringify({ ...more, session: forged }) });
        },
        { times: 1 },
      ),
    /** Closes every tab of the buyer's browser. */
    async closesTab(): Promise<void> {
      await form.close();
    },
  };
}

function buttonOf(page: Page, name: string | RegExp) {
  return page.getByRole("button", { name, exact: true });
}

/** What `openBrowserScene` opens. */
export type BrowserScene = Awaited<ReturnType<typeof openBrowserScene>>;
