import { axeFindsNothing } from "./axe.js";
import { keyboard } from "./pages/keyboard.js";
import { button, confirms, focusIsOn, link, logIn, pays, search } from "./pages/office-keys.js";
import { test } from "./test.js";

// A demo of its own: a buyer is blocked, with whose card all other tests pay.
test.use({ demoArguments: ["--seed", "1"] });

test("block a buyer, put an element on a list and take it off", async ({ page, checkOut }) => {
  const keys = keyboard(page);
  const checkout = await pays(page, checkOut);
  await logIn(page, "paul", "theiere-48");
  await keys.enters(link(page, "Fraud"));
  await keys.reaches(page.getByLabel("List", { exact: true }));
  await page.keyboard.type("E-mail");
  await keys.enters(button(page, "Choose the list"));
  await keys.types(page.getByLabel("Element"), "mallory@example.com");
  await keys.enters(button(page, "Put on the list"));
  await confirms(page, "Put this on the black list?", "Put on the list");
  await focusIsOn(page.getByRole("status"), "Put on the list, E-mail addresses: done.");
  await axeFindsNothing(page);
  await keys.types(page.getByLabel("Element"), "mallory@example.com");
  await keys.enters(button(page, "Take off the list"));
  await confirms(page, /^Take this off/, "Take off the list");
  await focusIsOn(page.getByRole("status"), "Taken off the list, E-mail addresses: done.");

  await search(page, checkout.orderId);
  await keys.enters(button(page, "Block this buyer"));
  await confirms(page, "Block the buyer of this payment?", "Block the buyer");
  await focusIsOn(page.getByRole("status"), /done\./);
  await axeFindsNothing(page);
});
