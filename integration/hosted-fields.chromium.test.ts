import { describe, expect, it } from "vitest";
import type { CardFormPage } from "./card-form-page.js";
import { useCardForm } from "./use-card-form.js";

const { open } = useCardForm("hosted");
const frictionless = "5100000100000700";
const element = `<sips-card-form order-id="4711" submit-label="Pay 24.90 EUR"></sips-card-form>`;
const pay = (form: CardFormPage) => form.page.getByRole("button", { name: "Pay 24.90 EUR" }).click();
const paid = (form: CardFormPage) => form.page.waitForURL(/\/result/);
const sessions = (form: CardFormPage) => form.sent.filter(({ to }) => to === "sessions");

describe("hosted fields", () => {
  it("use the other generation's names if the shop says so", async () => {
    const form = await open({
      body: element,
      script: `document.querySelector("sips-card-form").hostedFieldsNames = { session: "sessionData",
      sessionTokenKey: "sessionToken", fields: { cardExpiryDate: "expiryDate", cardCSCValue: "csc" } };`,
    });
    await form.fill(frictionless);
    await pay(form);
    await paid(form);
  });

  it("work again after the form was moved in the page", async () => {
    const form = await open({ body: `${element}<main></main>` });
    await form.fill(frictionless);
    // A busy browser may report late that the form is visible in its new place. It is not ready until then.
    await form.page.evaluate(`globalThis.IntersectionObserver = class extends IntersectionObserver {
    constructor(tell, options) {
      super((...seen) => {
        globalThis.tellSeen = () => tell(...seen);
        document.documentElement.dataset.isSeen = "";
      }, options);
    }
  }`);
    await form.page.evaluate(
      `document.querySelector("main").append(document.querySelector("sips-card-form"))`,
    );
    // The shop's policy forbids what Playwright would ask the page's variables with.
    await form.page.locator("html[data-is-seen]").waitFor();
    expect(await form.page.locator("sips-card-form").getAttribute("state")).toBe("loading");
    await form.page.evaluate("tellSeen()");
    await form.fill(frictionless);
    expect(await form.page.locator("[data-sips-frame]").count()).toBe(4);
    expect(sessions(form)).toHaveLength(1);
    await pay(form);
    await paid(form);
  });

  it("are tried twice if their script does not load, then the form says so and can be restarted", async () => {
    const form = await open({ body: "<main></main>" });
    let blocked = true;
    let tries = 0;
    await form.page.route("**/sdpx-hostedfields-sdk.js", (route) => {
      tries += 1;
      return blocked ? route.abort() : route.continue();
    });
    await form.page.evaluate(`{
    const form = document.createElement("sips-card-form");
    form.setAttribute("order-id", "4711");
    form.addEventListener("payment-error", ({ detail }) => (window.code = detail.code));
    document.querySelector("main").append(form);
  }`);
    await form.page.getByRole("alert").getByText("The secure card fields did not load.").waitFor();
    expect(tries).toBe(2);
    expect(await form.page.evaluate("window.code")).toBe("ELEMENTS_SCRIPT_FAILED");
    blocked = false;
    await form.page.getByRole("button", { name: "Try again" }).click();
    await form.page.locator("sips-card-form[state=ready]").waitFor();
  });

  it("are not loaded from a host that is not the gateway's", async () => {
    const form = await open({ body: "<main></main>" });
    await form.page.route("**/sips/sessions", async (route) => {
      const response = await route.fetch();
      const session = (await response.json()) as { hosted: object };
      const hosted = { ...session.hosted, sdkUrl: "https://sips-services.com.evil.example/sdk.js" };
      await route.fulfill({ response, json: { ...session, hosted } });
    });
    await form.page.evaluate(`{
    const form = document.createElement("sips-card-form");
    form.setAttribute("order-id", "4711");
    form.addEventListener("payment-error", ({ detail }) => (window.code = detail.code));
    document.querySelector("main").append(form);
  }`);
    await form.page.getByRole("button", { name: "Try again" }).waitFor();
    expect(await form.page.evaluate("window.code")).toBe("ELEMENTS_SCRIPT_URL");
  });
});
