import { userEvent } from "vitest/browser";
import { afterEach, expect, it } from "vitest";
import { defineElement } from "../../define-element.js";
import { fieldConformance } from "../field-conformance.js";
import { SipsCardNumber } from "./sips-card-number.js";

const create = () => defineElement("sips-card-number", SipsCardNumber);

fieldConformance("sips-card-number", {
  create,
  label: "Card number",
  autocomplete: "cc-number",
  inputMode: "numeric",
  typed: "5100000000000800",
  shown: "5100 0000 0000 0800",
  wrong: [
    ["5100", "incomplete"],
    ["5100000000000801", "invalid"],
  ],
});

let field: SipsCardNumber;
afterEach(() => document.querySelectorAll("sips-card-number").forEach((element) => element.remove()));

async function mount(text: string): Promise<HTMLInputElement> {
  field = create();
  document.body.append(field);
  await field.updateComplete;
  const input = field.shadowRoot?.querySelector("input");
  if (!input) throw new Error("no input");
  if (text !== "") await userEvent.type(input, text);
  return input;
}

it("keeps the caret while a digit in the middle is replaced", async () => {
  const input = await mount("5100000000000800");
  input.setSelectionRange(6, 6);
  await userEvent.keyboard("{Backspace}9");
  expect(input.value).toBe("5100 9000 0000 0800");
  expect(input.selectionStart).toBe(6);
});

it("backspace over a space takes the digit before it", async () => {
  const input = await mount("51000000");
  input.setSelectionRange(5, 5);
  await userEvent.keyboard("{Backspace}");
  expect(input.value).toBe("5100 000");
  expect(field.digits).toBe("5100000");
});

it("takes a paste with separators and full-width digits", async () => {
  const input = await mount("");
  input.value = "５100-0000.0000 0800";
  input.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  expect(input.value).toBe("5100 0000 0000 0800");
});

it("does not say that a number is too short while a missing one is typed, but once it is left", async () => {
  const input = await mount("");
  field.tell();
  expect(field.sentence).toBe("Enter your card number.");
  await userEvent.type(input, "5100");
  expect(field.sentence).toBeUndefined();
  input.blur();
  expect(field.sentence).toBe("The card number is too short.");
});

it("shows the brand's mark with its name", async () => {
  await mount("34");
  await field.updateComplete;
  expect(field.shadowRoot?.querySelector("svg")?.getAttribute("aria-label")).toBe("American Express");
});

it("shows no mark where the holder has a choice of brands", async () => {
  await mount("4300000000000900");
  await field.updateComplete;
  expect(field.shadowRoot?.querySelector("svg")?.getAttribute("aria-label")).toBe("Visa");
  field.coBadged = true;
  await field.updateComplete;
  expect(field.shadowRoot?.querySelector("svg")).toBeNull();
});
