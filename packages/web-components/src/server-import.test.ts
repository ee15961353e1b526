import { expect, it } from "vitest";

it("importing the package on a server, without a DOM, does nothing and does not fail", async () => {
  expect("document" in globalThis).toBe(false);
  const { SipsCardForm } = await import("./index.js");
  expect(SipsCardForm.formAssociated).toBe(true);
  await import("./define.js");
  await import("./define-saved-cards.js");
  await import("./paypal.js");
  await import("./ideal.js");
  await import("./sofort.js");
  await import("./bancontact-mobile.js");
  await import("./issuer-wallet.js");
  await import("./google-pay.js");
  await import("./sepa-direct-debit.js");
  await import("./elv.js");
  await import("./instalments.js");
  await import("./save-card.js");
  expect("document" in globalThis).toBe(false);
});
