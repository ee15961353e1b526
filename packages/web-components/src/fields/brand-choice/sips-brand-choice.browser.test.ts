import { page, userEvent } from "vitest/browser";
import { afterEach, expect, it } from "vitest";
import { defineElement } from "../../define-element.js";
import { enOwn } from "../../locales/en-own.js";
import { SipsBrandChoice } from "./sips-brand-choice.js";

let choice: SipsBrandChoice;
afterEach(() => choice.remove());

async function mount(brands: readonly string[], declaredDefault?: string): Promise<HTMLInputElement[]> {
  choice = defineElement("sips-brand-choice", SipsBrandChoice);
  choice.declaredDefault = declaredDefault;
  choice.offer(brands);
  document.body.append(choice);
  return radios();
}

async function radios(): Promise<HTMLInputElement[]> {
  await choice.updateComplete;
  return [...(choice.shadowRoot?.querySelectorAll("input") ?? [])];
}

it("shows nothing for a card of one brand", async () => {
  expect(await mount(["VISA"])).toEqual([]);
});

it("chooses nothing for the holder", async () => {
  const found = await mount(["CB", "VISA"]);
  expect(found.map((radio) => radio.checked)).toEqual([false, false]);
  expect(choice.chosen).toBeUndefined();
});

it("shows a declared default, which does not count as the cardholder's choice", async () => {
  const found = await mount(["CB", "VISA"], "CB");
  expect(found.map((radio) => radio.checked)).toEqual([true, false]);
  expect(choice.chosen).toBeUndefined();
});

it("names each brand once", async () => {
  await mount(["CB", "VISA"]);
  for (const name of ["CB", "Visa"]) {
    await expect.element(page.getByRole("radio", { name, exact: true })).toBeVisible();
  }
});

it("is a group with a name, whose choice moves by arrow keys", async () => {
  const [first, second] = await mount(["CB", "VISA"], "CB");
  expect(choice.shadowRoot?.querySelector("legend")?.textContent).toBe("Card brand");
  first?.focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(choice.shadowRoot?.activeElement).toBe(second);
  expect(choice.chosen).toBe("VISA");
});

it("is announced to a screen reader once when it appears, and not again on a choice", async () => {
  await mount(["VISA"]);
  const told = choice.shadowRoot?.querySelector("[role=status]");
  expect(told?.textContent).toBe("");
  choice.offer(["CB", "VISA"]);
  const [first] = await radios();
  expect(choice.shadowRoot?.querySelector("[role=status]")).toBe(told);
  expect(told?.textContent).toBe(enOwn.brandChoiceHelp);
  const described = choice.shadowRoot?.querySelector("fieldset")?.getAttribute("aria-describedby");
  expect(described).toBe("help unchosen");
  const changes: MutationRecord[] = [];
  const watching = new MutationObserver((records) => changes.push(...records));
  if (told) watching.observe(told, { childList: true, characterData: true, subtree: true });
  first?.click();
  await radios();
  expect(choice.shadowRoot?.querySelector("#unchosen")?.textContent).toBe("");
  expect([...changes, ...watching.takeRecords()]).toEqual([]);
  watching.disconnect();
});

it("keeps the cardholder's choice while the card has that brand, and drops it with another card", async () => {
  const [, second] = await mount(["CB", "VISA"]);
  second?.click();
  choice.offer(["CB", "VISA"]);
  expect((await radios()).map((radio) => radio.checked)).toEqual([false, true]);
  choice.offer(["CB", "MASTERCARD"]);
  expect((await radios()).map((radio) => radio.checked)).toEqual([false, false]);
  expect(choice.chosen).toBeUndefined();
});
