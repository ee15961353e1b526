import { expect, it } from "vitest";
import { useCardForm } from "./use-card-form.js";

// The shop's script takes the form out of the page while its buyer is in the bank's dialog.

const { open } = useCardForm("cse");

it("the dialog goes with the form, which opens one session when it is put back, and none before", async () => {
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
