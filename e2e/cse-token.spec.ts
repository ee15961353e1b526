import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { resultPage } from "./pages/result-page.js";
import { chargesOfOrder } from "./simulator-control.js";
import { expect, test } from "./test.js";

// The ciphertexts become a payment token first, so that no checkout call carries a number at all.
test.use({ demoEnv: { SIPS_CSE_VIA: "token" } });

test("cse by way of a token: challenge passed, frictionless, refused", async ({ page, demo, checkOut }) => {
  const asked = await checkOut("cse");
  const orderId = await asked.orderId();
  await asked.pay(cards.challenged);
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);

  await (await checkOut("cse")).pay(cards.frictionless);
  await resultPage(page).says("Paid");

  await (await checkOut("cse")).pay(cards.challengedThenRefused);
  await acsPage(page).authenticate();
  await resultPage(page).says("Payment refused");
});
