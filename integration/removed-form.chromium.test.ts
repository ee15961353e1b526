import { expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// The shop's script takes the form out of the page, or moves it in the page, while its buyer pays.

const { open, shop } = useCardForm("cse");

it("in the bank's dialog: the dialog goes with the form, which opens one session when it is put back, and none before", async () => {
  const form = await open({
    body: `<sips-card-form mode="cse" order-id="4711" challenge="modal" submit-label="Pay"></sips-card-form>`,
  });
  const { page } = form;
  await form.fill("5100000000000800");
  await page.getByRole("button", { name: "Pay" }).click();
  await page.frameLocator("sips-challenge iframe").getByRole("button", { name: "Authenticate" }).waitFor();
  const element = await page.locator("sips-card-form").elementHandle();
  await element?.evaluate((one) => one.remove());
  await element?.evaluate((one) => document.body.append(one));
  await page.locator("sips-card-form[state=ready]").waitFor();
  expect(await page.locator("sips-challenge").count()).toBe(0);
  expect(await page.getByText("You cancelled the confirmation.").count()).toBe(0);
  expect(form.sent.filter(({ to }) => to === "sessions")).toHaveLength(2);
  expect(form.complaints).toEqual([]);
});

it("while the card is sent: the form says that the order is paid, and takes no second card", async () => {
  const { page, ...form } = await open({
    body: `<sips-card-form mode="cse" order-id="4711" submit-label="Pay"></sips-card-form><main></main>`,
  });
  let charged = () => {};
  const isCharged = new Promise<void>((resolve) => (charged = resolve));
  // The answer never comes.
  await page.route("**/sips/payments", async (route) => {
    await route.fetch();
    charged();
  });
  await form.fill("5100000100000700");
  await page.getByRole("button", { name: "Pay" }).click();
  await isCharged;
  await page.locator("sips-card-form").evaluate((one) => void document.querySelector("main")?.append(one));
  await page.getByRole("alert").getByText("This order has been paid already.").waitFor();
  expect(await page.getByRole("button").count()).toBe(0);
  await page.getByRole("link", { name: "Check the status of that payment" }).click();
  await page.waitForURL(/\/result/);
  expect(await controlOf(shop()).charges()).toHaveLength(1);
});
