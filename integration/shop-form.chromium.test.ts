import express from "express";
import { describe, expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// The card form in the shop's own form: payments.submit pays with what arrives there, as in the elements' README.

describe.each(["hosted", "cse"] as const)("%s", (mode) => {
  const { open, shop } = useCardForm(mode);

  it("is paid by the shop's own route, and journaled before anything is sent", async () => {
    const { app, payments } = shop();
    app.post("/order", express.urlencoded({ extended: false }), async (request, response) => {
      const { card, ...entries } = request.body as Record<string, string>;
      const brand = entries["card.paymentMeanBrand"];
      const next = await payments.submit(
        {
          session: entries["card.session"] ?? "",
          ...(mode === "cse" ? JSON.parse(card ?? "") : { paymentToken: card }),
          ...(brand !== undefined && { paymentMeanBrand: brand }),
        },
        request,
      );
      response.redirect(303, next.url);
    });
    const form = await open({
      body: `<form method="post" action="/order"><sips-card-form mode="${mode}" order-id="4711" name="card">
        </sips-card-form><button>Order with payment</button></form>`,
    });
    await form.fill("5100000100000700");
    await form.page.getByRole("button", { name: "Order with payment" }).click();
    await form.page.waitForURL(/\/result/);
    expect(await controlOf(shop()).charges()).toHaveLength(1);
    const [payment] = await payments.listByOrder("4711");
    const history = await payments.events(payment?.reference ?? "");
    expect(history.map(({ to }) => to)).toEqual(expect.arrayContaining(["starting", "charging", "accepted"]));
  });

  it("lets the shop's form go without a card while it is disabled, as for another way to pay", async () => {
    shop().app.get("/transfer", (_request, response) => void response.send("Our account"));
    const form = await open({
      body: `<form action="/transfer"><sips-card-form mode="${mode}" order-id="4711" name="card">
        </sips-card-form><button>Order with a bank transfer</button></form>`,
    });
    const element = form.page.locator("sips-card-form[state=ready]");
    await element.evaluate((one) => one.toggleAttribute("disabled", true));
    await form.page.getByRole("button", { name: "Order with a bank transfer" }).click();
    await form.page.getByText("Our account").waitFor();
    expect(new URL(form.page.url()).search).toBe("");
    expect(form.sent.filter(({ to }) => to === "payments")).toEqual([]);
  });

  it("says that it failed, and offers another try, if its part for the shop's form does not load", async () => {
    const form = await open({ body: `<form><button>Order</button></form>` });
    const { page } = form;
    await page.route("**/assets/shop-form*", (route) => route.abort());
    await page.locator("form").evaluate(
      (shopForm, its) => {
        const element = document.createElement("sips-card-form");
        for (const [name, value] of Object.entries(its)) element.setAttribute(name, value);
        shopForm.prepend(element);
      },
      { mode, name: "card", "order-id": "4711" },
    );
    await page.getByRole("alert").getByText("Something went wrong. Try again.").waitFor();
    await page.getByRole("button", { name: "Try again" }).waitFor();
  });
});
