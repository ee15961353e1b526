import { describe, expect, it } from "vitest";
import type { CardFormPage } from "./card-form-page.js";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// The bank's challenge in a dialog over the shop's page.

describe.each(["hosted", "cse"] as const)("%s", (mode) => {
  const { open, shop } = useCardForm(mode);
  const body = `<sips-card-form mode="${mode}" order-id="4711" submit-label="Pay" challenge="modal"></sips-card-form>`;
  const pay = async (form: CardFormPage) => {
    await form.fill("5100000000000800");
    await form.page.getByRole("button", { name: "Pay", exact: true }).click();
  };

  it("shows the challenge in a dialog if the shop chooses that, and continues to the result", async () => {
    const form = await open({ body });
    await pay(form);
    await form.page.frameLocator("iframe[part=frame]").getByRole("button", { name: "Authenticate" }).click();
    await form.page.waitForURL(/\/result/);
    expect(shop().results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  it("the escape key does not cancel the payment; cancelling leads back to the form", async () => {
    const form = await open({ body });
    await pay(form);
    const { page } = form;
    await page.getByRole("dialog", { name: "Confirm your payment with your bank" }).waitFor();
    await page.getByRole("button", { name: "Cancel", exact: true }).press("Escape");
    await page.getByRole("button", { name: "Continue the confirmation" }).press("Escape");
    await page.getByRole("button", { name: "Continue the confirmation" }).click();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByRole("button", { name: "Cancel the payment" }).click();
    await page.getByText("You cancelled the confirmation.").waitFor();
    expect(await controlOf(shop()).charges()).toHaveLength(0);
  });

  it("a browser that closes the dialog, because Escape was pressed again and again, leads back to the form", async () => {
    const form = await open({ body });
    await pay(form);
    const { page } = form;
    const dialog = page.getByRole("dialog", { name: "Confirm your payment with your bank" });
    await dialog.waitFor();
    for (let press = 0; press < 6 && (await dialog.count()) > 0; press++) await page.keyboard.press("Escape");
    await page.getByText("You cancelled the confirmation.").waitFor();
    await page.locator("sips-card-form[state=ready]").waitFor();
    expect(await controlOf(shop()).charges()).toHaveLength(0);
  });

  it("goes to the bank on a full page if the dialog does not load", async () => {
    const form = await open({ body });
    await form.page.route("**/assets/ask-holder*", (route) => route.abort());
    await pay(form);
    await form.page.getByRole("button", { name: "Authenticate" }).click();
    await form.page.waitForURL(/\/result/);
    expect(shop().results.map(({ state }) => state)).toEqual(["accepted"]);
  });
});
