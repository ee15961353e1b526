import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { launchChromium } from "./chromium.js";
import { createControlClient } from "./control-client.js";
import { fieldsPage } from "./fields-page.js";
import { createOfficeClient, orderFields, type OfficeAnswer } from "./office-client.js";
import { startShop, type TestShopServer } from "./shop.js";

export const pan = "5100000000000800";
export const coBadgedPan = "4300000000000900";

export type Generation = "sessionData" | "merchantSessionToken";

/** How the shop's page is opened; all options are optional. */
export interface Opening {
  readonly generation?: Generation;
  /** Fields of hostedFieldsInitialize. */
  readonly request?: Readonly<Record<string, string[]>>;
  readonly lang?: string;
  readonly dir?: "rtl";
  /** More options of create(). */
  readonly more?: object;
  /** Another session than the one that was opened. */
  readonly session?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An event from the script to the page. */
export interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A buyer on a shop's page with hosted fields, in a real browser, across two sites. For one test file. */
export function useFields() {
  let browser: Browser;
  let simulator: Simulator;
  let shop: TestShopServer;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    simulator = await startSimulator({ port: 0 });
    shop = await startShop();
  });
  afterAll(async () => {
    await browser.close();
    shop.close();
    await simulator.close();
  });
  beforeEach(async () => {
    await createControlClient(simulator.url).post("reset");
    page = await (await browser.newContext()).newPage();
  });
  afterEach(() => page.context().close());

  const frame = (field: string): Frame => {
    const found = page.frames().find((one) => one.url().includes(`field=${field}&`));
    if (!found) throw new Error(`No frame for ${field}.`);
    return found;
  };
  const input = (field: string) => frame(field).locator("input");
  const waitFor = (type: string) => page.waitForFunction(`told.some((event) => event.type === "${type}")`);
  const open = async ({
    request = {},
    headers = {},
    generation = "sessionData",
    session,
    ...ofPage
  }: Opening = {}) => {
    const answer = await createOfficeClient(simulator.url).call("hostedFieldsInitialize", request);
    const { merchantSessionToken, sdkUrl } = answer;
    shop.show(
      fieldsPage({
        sdkUrl: String(sdkUrl),
        generation,
        session: session ?? String(merchantSessionToken),
        ...ofPage,
      }),
      headers,
    );
    await page.goto(shop.origin);
  };

  return {
    page: () => page,
    simulator: () => simulator,
    shop: () => shop,
    frame,
    input,
    waitFor,
    open,
    /** Opens the page, and waits until the fields may be typed into. */
    async openReady(opening?: Opening) {
      await open(opening);
      await waitFor("all-fields-ready");
    },
    // The page records events in this format.
    told: () => page.evaluate("told") as Promise<Told[]>,
    // Rejections are returned as objects too: see fields-page.ts.
    tokenize: () => page.evaluate("tokenize()") as Promise<Readonly<Record<string, unknown>>>,
    async typeCard(cardNumber = pan, { isWithHolder = true } = {}) {
      await input("cardNumber").pressSequentially(cardNumber);
      await input("expiry").pressSequentially("1235");
      await input("csc").pressSequentially("123");
      if (isWithHolder) await input("cardholderName").fill("Ada Lovelace");
    },
    pay: (paymentToken: unknown): Promise<OfficeAnswer> =>
      createOfficeClient(simulator.url).call("cardOrder", {
        ...orderFields(),
        paymentToken: String(paymentToken),
      }),
  };
}
