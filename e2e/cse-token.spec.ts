import { cards } from "./cards.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

// The ciphertexts are first exchanged for a payment token, so that no checkout call contains a card number.
test.use({ demoEnv: { SIPS_CSE_VIA: "token" } });

test("cse by way of a token: challenge passed, frictionless, refused", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.challenged);
  await resultPage(page).says("Paid");
  expect(await checkout.charges()).toHaveLength(1);

  await (await checkOut("cse")).pay(cards.frictionless);
  await resultPage(page).says("Paid");

  await (await checkOut("cse")).payAndAuthenticate(cards.challengedThenRefused);
  await resultPage(page).says("Payment refused");
});
