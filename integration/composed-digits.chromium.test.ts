import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { sepaDirectDebit } from "@sips-kit/server";
import { useCardForm } from "./use-card-form.js";

// A Japanese or Chinese input method composes full-width digits on a text of its own, and then commits it.

const { open, shop } = useCardForm("cse", { paymentMethods: [sepaDirectDebit()] });
const { open: openCard } = useCardForm("cse");

async function composes(page: Page, into: Locator, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const wide = [...text].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join("");
  await into.focus();
  for (let end = 1; end <= wide.length; end += 1) {
    const composed = { text: wide.slice(0, end), selectionStart: end, selectionEnd: end };
    await session.send("Input.imeSetComposition", composed);
  }
  await session.send("Input.insertText", { text: wide });
}

it("a card that is composed is the card that is paid with", async () => {
  const form = await openCard({
    body: `<sips-card-form mode="cse" order-id="4711" submit-label="Pay"></sips-card-form>`,
  });
  await form.fill("5100000100000700");
  const number = form.field("Card number");
  await number.clear();
  await composes(form.page, number, "51000001");
  await composes(form.page, number, "00000700");
  await form.page.getByRole("button", { name: "Pay" }).focus();
  expect(await number.inputValue()).toBe("5100 0001 0000 0700");
  await form.page.getByRole("button", { name: "Pay" }).click();
  await form.page.waitForURL(/\/result/);
});

it("so is an account", async () => {
  const form = await open({
    body: `<sips-mandate-form order-id="4711"></sips-mandate-form>`,
    script: `import "/assets/sepa-direct-debit.js";`,
  });
  const iban = form.page.getByLabel("IBAN");
  await composes(form.page, iban, "FR76300060000112345678901");
  await composes(form.page, iban, "89");
  await form.page.getByLabel("Account holder").focus();
  expect(await iban.inputValue()).toBe("FR76 3000 6000 0112 3456 7890 189");
  expect(shop().orders.size).toBe(1);
});
