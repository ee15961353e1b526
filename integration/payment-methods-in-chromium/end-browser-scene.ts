import { inspect } from "node:util";
import { expect } from "vitest";
import { canaries } from "../payment-methods/canaries.js";
import { endScene } from "../payment-methods/end-scene.js";
import type { BrowserScene } from "./browser-scene.js";

/**
 * Closes browser and shop after a test. The journal must agree with the gateway; no card data or bank account may be in
 * log, journal, callbacks or addresses, and no card in what the page sent to the shop.
 */
export async function endBrowserScene(scene: BrowserScene): Promise<void> {
  const { form, addresses, journaled, shop } = scene;
  await scene.closesTab();
  await scene.keepJournal();
  addresses.push(...form.addresses);
  const sent = JSON.stringify(form.sent);
  const found = {
    cardSent: sent.includes(canaries.cardNumber) || sent.includes(canaries.cardOnFile),
    codeSent: securityCode.test(sent),
    codeKept: securityCode.test(inspect([shop.log, journaled, addresses, shop.results], everything)),
  };
  await endScene(scene);
  expect(found).toEqual({ cardSent: false, codeSent: false, codeKept: false });
}

/** The code that `CardFormPage.fill` types: as a text of its own, or as a value in an address. */
const securityCode = /["'=/]123(?!\w)/;

const everything = { depth: null, maxArrayLength: null, maxStringLength: null };
