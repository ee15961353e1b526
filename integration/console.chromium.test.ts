import { describe, expect, it } from "vitest";
import type { CardFormPage } from "./card-form-page.js";
import { useCardForm } from "./use-card-form.js";

// What the browser's console says of a failure: code and cause for the shop's developers, nothing for buyers.

const body = `<sips-card-form mode="cse" order-id="4711"></sips-card-form>`;
const hasFailed = (form: CardFormPage) => form.page.locator("sips-card-form[state=failed]").waitFor();
const ofElement = (form: CardFormPage) => form.complaints.filter((text) => text.includes("EndpointError"));

describe("on the developer's own machine", () => {
  const { open, shop } = useCardForm("cse");

  it("a page of another origin than publicUrl's reads code and both origins", async () => {
    const form = await open({ body });
    const elsewhere = shop().url.replace("localhost", "127.0.0.1");
    await form.page.goto(`${elsewhere}/page`);
    await hasFailed(form);
    expect(ofElement(form)).toHaveLength(1);
    expect(ofElement(form)[0]).toContain("PAYMENT_ORIGIN_FOREIGN");
    expect(ofElement(form)[0]).toContain(shop().url);
    expect(ofElement(form)[0]).toContain(elsewhere);
  });
});

describe("a resolveOrder that throws", () => {
  const { open, shop } = useCardForm("cse", {
    resolveOrder: () => {
      throw new Error("the orders' database is away");
    },
  });

  it("is named in the console, not explained in it", async () => {
    const form = await open({ body });
    await hasFailed(form);
    expect(ofElement(form)).toHaveLength(1);
    expect(ofElement(form)[0]).toContain("PAYMENT_ORDER_UNAVAILABLE");
    expect(ofElement(form)[0]).not.toContain("database");
  });

  it("a buyer's console, on any other host, has nothing of it", async () => {
    const form = await open({ body: "" });
    await form.page.goto(`${shop().url.replace("localhost", "shop.localhost")}/page`);
    await form.page.evaluate(`{
      const form = document.createElement("sips-card-form");
      form.setAttribute("order-id", "4711");
      document.body.append(form);
    }`);
    await hasFailed(form);
    expect(ofElement(form)).toEqual([]);
  });
});
