import { card, elv } from "@sips-kit/server";
import { expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// ELV from the form to the result: element, router and gateway, in a browser.

const { open, shop } = useCardForm("cse", { paymentMethods: [card(), elv()] });

const page = {
  body: `<sips-elv-form order-id="4711"></sips-elv-form>`,
  script: `import "/assets/elv.js";`,
};

it.each([
  { customerAccount: "DE39999999990000000100", outcome: "accepted" },
  { customerAccount: "DE98999999990000000105", outcome: "refused" },
  { customerAccount: "12345600", customerBankCode: "99999999", outcome: "accepted" },
])("$customerAccount: $outcome by the bank, under a strict policy", async ({ outcome, ...account }) => {
  const form = await open(page);
  const elvForm = form.page.locator("sips-elv-form");
  await elvForm.getByLabel("German IBAN or account number").fill(account.customerAccount);
  if (account.customerBankCode) await elvForm.getByLabel("Bank code").fill(account.customerBankCode);
  await elvForm.getByLabel("Account holder").fill("Ann Lee");
  expect(form.sent).toEqual([]);
  await elvForm.getByRole("button", { name: "Pay by direct debit (ELV)" }).dblclick();
  await form.page.waitForURL(/\/result/);
  expect(form.sent.filter(({ to }) => to === "payments").map(({ body }) => body)).toEqual([
    { session: expect.any(String), ...account, holder: "Ann Lee" },
  ]);
  expect(shop().results).toMatchObject([{ state: outcome, paymentMethod: "elv" }]);
  expect(await controlOf(shop()).charges()).toHaveLength(outcome === "accepted" ? 1 : 0);
  expect(JSON.stringify([shop().log, shop().results])).not.toContain(account.customerAccount);
  expect(form.complaints).toEqual([]);
});
