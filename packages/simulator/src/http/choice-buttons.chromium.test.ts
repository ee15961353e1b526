import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { axeViolations } from "../../../../scripts/axe-violations.mjs";
import { launchChromium } from "../testing/chromium.js";
import { cardFields, createOfficeClient, orderFields, type OfficeAnswer } from "../testing/office-client.js";

// The pages of the bank and of the suppliers: every button says what it will do.

let browser: Browser;
let simulator: Simulator;
beforeAll(async () => {
  browser = await launchChromium();
  simulator = await startSimulator({ port: 0, readings: { appLinks: "web" } });
});
afterAll(async () => {
  await browser.close();
  await simulator.close();
});

const merchantReturnUrl = "http://localhost:3000/return";
const call = (method: Parameters<ReturnType<typeof createOfficeClient>["call"]>[0], fields: WireObject) =>
  createOfficeClient(simulator.url).call(method, { ...fields, merchantReturnUrl });

const transfer = (fields: WireObject) => {
  const { captureMode: _mode, captureDay: _day, ...order } = orderFields();
  return call("creditTransferInitialize", { ...order, ...fields });
};

let invoices = 0;

/** How each page is opened, and the codes that its buttons name. */
const pages: Readonly<
  Record<string, { readonly opens: () => Promise<OfficeAnswer>; readonly codes: readonly string[] }>
> = {
  ACS: {
    opens: () => call("cardCheckEnrollment", { ...orderFields(), ...cardFields("5100000000000800") }),
    codes: ["", "(05)", "(17)"],
  },
  PayPal: {
    opens: () =>
      call("paymentProviderInitialize", {
        ...orderFields(),
        paymentMeanBrand: "PAYPAL",
        paymentMeanData: { paypal: { invoiceId: `INVOICE${++invoices}` } },
      }),
    codes: ["(00)", "(05)", "(60)", "(17)"],
  },
  "Bancontact's app": {
    opens: () => call("paymentProviderInitialize", { ...orderFields(), paymentMeanBrand: "BCMCMOBILE" }),
    codes: ["(00)", "(05)", "(17)"],
  },
  iDEAL: {
    opens: () =>
      transfer({
        paymentMeanBrand: "IDEAL",
        customerBankCode: "SIMANL2A",
        customerBankName: "Simulated Bank Amsterdam",
      }),
    codes: ["(00)", "(05)", "(17)"],
  },
  Sofort: {
    opens: () =>
      transfer({
        paymentMeanBrand: "SOFORTUBERWEISUNG",
        customerBankCode: "SIMDDEFF",
        customerBankName: "Simulated Bank Frankfurt",
      }),
    codes: ["(00)", "(05)", "(17)"],
  },
  Paylib: {
    opens: () => call("walletIssuerWalletInitialize", { ...orderFields(), merchantWalletId: "W1" }),
    codes: ["(00)", "(05)", "(17)"],
  },
  "the mandate's signature": {
    opens: () => call("initializeMandate", { iban: "DE39999999990000000100" }),
    codes: ["(00)", "(05)", "(17)"],
  },
};

/** The page of the shop that sends its buyer there. */
function formFor(opened: OfficeAnswer): string {
  const { redirectionUrl, paReqMessage, redirectionData } = opened;
  const fields =
    paReqMessage === undefined
      ? { redirectionData, redirectionVersion: "0.1" }
      : { PaReq: paReqMessage, TermUrl: merchantReturnUrl, MD: "" };
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  return `<form method="post" action="${redirectionUrl}">${inputs.join("")}<button>Go on</button></form>`;
}

describe.each([
  { width: 360, colorScheme: "light", locale: "en-GB" },
  { width: 360, colorScheme: "dark", locale: "fr-FR" },
  { width: 1280, colorScheme: "light", locale: "fr-FR" },
  { width: 1280, colorScheme: "dark", locale: "en-GB" },
] as const)("$width px, $colorScheme, $locale", ({ width, colorScheme, locale }) => {
  test.each(Object.entries(pages))("%s", async (_name, { opens, codes }) => {
    const opened = await opens();
    const context = await browser.newContext({ viewport: { width, height: 760 }, colorScheme, locale });
    try {
      const page = await context.newPage();
      if (typeof opened["outerRedirectionUrl"] === "string") await page.goto(opened["outerRedirectionUrl"]);
      else {
        await page.setContent(formFor(opened));
        await page.getByRole("button", { name: "Go on" }).click();
      }
      const buttons = page.locator("button[name=verdict]");
      await buttons.first().waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
      expect(await buttons.count()).toBe(codes.length);
      for (const [index, code] of codes.entries()) {
        const effect = (await buttons.nth(index).getAttribute("aria-describedby")) ?? "";
        expect(await page.locator(`#${effect}`).innerText()).toContain(code);
      }
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await axeViolations(page)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
