import { describe, expect, it } from "vitest";
import type { CardFormPage } from "./card-form-page.js";
import { useCardForm } from "./use-card-form.js";

// Error messages and encryption are loaded when they are needed. These tests cover what happens if they cannot be loaded.

describe("a form whose error messages do not load", () => {
  const { open } = useCardForm("cse");

  it("still reports an unreachable shop, without loading messages", async () => {
    const form = await open({ body: "" });
    const asked: string[] = [];
    form.page.on("request", (request) => asked.push(request.url()));
    await form.page.route("**/sips/sessions", (route) => route.abort());
    await addForm(form);
    await form.page
      .getByRole("alert")
      .getByText("We cannot reach the shop. Check your connection and try again.")
      .waitFor();
    expect(asked.filter((url) => url.includes("told-fault"))).toEqual([]);
  });

  it("says that something went wrong, and continues on a retry", async () => {
    const form = await open({ body: "" });
    await form.page.route("**/assets/told-fault*", (route) => route.abort());
    await form.page.route(
      "**/sips/sessions",
      (route) => route.fulfill({ status: 503, json: { code: "PAYMENT_GATEWAY_BUSY" } }),
      { times: 1 },
    );
    await addForm(form);
    await form.page.getByRole("alert").getByText("Something went wrong. Try again.").waitFor();
    await form.page.getByRole("button", { name: "Try again" }).click();
    await form.page.locator("sips-card-form[state=ready]").waitFor();
  });

  /** Puts a form into the page that is there, so that what it asks for can be answered otherwise. */
  async function addForm({ page }: CardFormPage): Promise<void> {
    await page.evaluate(`{
      const form = document.createElement("sips-card-form");
      form.setAttribute("mode", "cse");
      form.setAttribute("order-id", "4711");
      document.body.append(form);
    }`);
  }
});

describe("a form whose encryption does not load", () => {
  const { open } = useCardForm("cse");

  it("loads the page again on a retry: some browsers load code that has failed only then", async () => {
    const form = await open({
      body: `<sips-card-form mode="cse" order-id="4711" submit-label="Pay"></sips-card-form>`,
    });
    const { page } = form;
    await page.locator("sips-card-form[state=ready]").waitFor();
    await page.route("**/assets/*", (route) => route.abort());
    await form.fill("5100000100000700");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.getByRole("alert").getByText("Something went wrong. Try again.").waitFor();
    await page.unroute("**/assets/*");
    await page.getByRole("button", { name: "Try again" }).click();
    await form.fill("5100000100000700");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.waitForURL(/\/result/);
  });
});
