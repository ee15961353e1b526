import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// What a buyer sees of the card while it is being sent, and when sending fails.

const pan = "5100000100000700";
const element = (mode: string) =>
  `<sips-card-form mode="${mode}" order-id="4711" submit-label="Pay 24.90 EUR"></sips-card-form>`;
const pay = (page: Page) => page.getByRole("button", { name: "Pay 24.90 EUR" }).click();

describe("our own inputs", () => {
  const { open, shop } = useCardForm("cse");

  it("show the card masked while it is sent, and accept no input", async () => {
    const form = await open({ body: element("cse") });
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await form.page.route(
      "**/sips/payments",
      async (route) => {
        await held;
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await form.fill(pan);
    const sent = form.page.waitForRequest("**/sips/payments");
    await form.field("Security code").press("Enter");
    await sent;
    const shown = async () =>
      Promise.all(
        ["Card number", "Expiry date", "Security code", "Cardholder name"].map((label) =>
          form.field(label).inputValue(),
        ),
      );
    const masked = ["•••• •••• •••• 0700", "12 / 29", "•••", "Ada Lovelace"];
    expect(await shown()).toEqual(masked);
    await form.page.keyboard.type("4100");
    await form.field("Card number").evaluate((input: HTMLElement) => input.focus());
    await form.page.keyboard.type("4100");
    expect(await shown()).toEqual(masked);
    expect(await form.page.locator("sips-card-number svg").getAttribute("aria-label")).toBe("Mastercard");

    // No answer: the card that would be sent again is still visible.
    answer();
    await form.page.getByRole("button", { name: "Try again" }).waitFor();
    expect(await shown()).toEqual(masked);
    await form.page.getByRole("button", { name: "Try again" }).click();
    await form.page.waitForURL(/\/result/);
    expect(await controlOf(shop()).charges()).toHaveLength(1);
  });
});

describe("a form that changes while the card is sent", () => {
  const { open, shop } = useCardForm("cse");

  it.each([
    ["in another language", (form: HTMLElement) => form.setAttribute("locale", "fr")],
    ["for another order", (form: HTMLElement) => form.setAttribute("order-id", "4712")],
    ["emptied", (form: HTMLElement & { reset?(): void }) => form.reset?.()],
  ])("%s: the buyer gets to the result of what they have paid", async (_how, change) => {
    const form = await open({ body: element("cse") });
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await form.page.route("**/sips/payments", async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await form.fill(pan);
    const sent = form.page.waitForRequest("**/sips/payments");
    await pay(form.page);
    await sent;
    await form.page.locator("sips-card-form").evaluate(change);
    answer();
    await form.page.waitForURL(/\/result/, { timeout: 60_000 });
    expect(await controlOf(shop()).charges()).toHaveLength(1);
  });
});

describe("the gateway's fields", () => {
  const { open, shop } = useCardForm("hosted");

  it("offline: the buyer is told, keeps the card, and pays once the connection is back", async () => {
    const form = await open({ body: element("hosted") });
    await form.fill(pan);
    await form.page.context().setOffline(true);
    await pay(form.page);
    await form.page
      .getByRole("alert")
      .getByText("You are offline. Check your connection and try again.")
      .waitFor();
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    await pay(form.page);
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    await form.page.context().setOffline(false);
    await pay(form.page);
    await form.page.waitForURL(/\/result/);
    expect(form.sent.filter(({ to }) => to === "sessions")).toHaveLength(1);
  });

  it("a session that expired at the gateway: the message is about the time, not the card", async () => {
    const form = await open({ body: element("hosted") });
    await form.fill(pan);
    await controlOf(shop()).advance("PT16M");
    await pay(form.page);
    await form.page.getByText("The time to pay has run out. Please enter your card again.").waitFor();
    await form.fill(pan);
    await pay(form.page);
    await form.page.waitForURL(/\/result/);
  });

  it("an unreachable payment service: the message does not blame the card", async () => {
    const form = await open({ body: element("hosted") });
    await form.fill(pan);
    await form.page.route("**/hosted-fields/payment-tokens", (route) => route.abort(), { times: 1 });
    await pay(form.page);
    await form.page
      .getByRole("alert")
      .getByText("The bank cannot be reached at the moment. Nothing has been charged.")
      .waitFor();
    await pay(form.page);
    await form.page.waitForURL(/\/result/);
  });

  it("an incomplete card: the buyer is asked to check it", async () => {
    const form = await open({ body: element("hosted") });
    await form.fill(pan);
    await form.field("Card number").fill("5100 0001");
    await pay(form.page);
    await form.page.locator("#error").getByText("Check the card number.").waitFor();
  });
});
