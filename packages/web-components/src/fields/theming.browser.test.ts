import { beforeEach, expect, it } from "vitest";
import "../define.js";
import { endpointDouble, sessionAnswer, type EndpointDouble } from "../testing/endpoint-double.js";
import { mount, type Mounted } from "../testing/mounted-element.js";

let shop: EndpointDouble;
beforeEach(async () => {
  shop = endpointDouble();
  await shop.plan("sessions", sessionAnswer({ cse: { scheme: "rsa-oaep-sha256" } }));
});

async function ready(theme: Readonly<Record<string, string>> = {}): Promise<Mounted> {
  const form = mount("sips-card-form", { mode: "cse", endpoint: shop.endpoint, "order-id": "4711" });
  for (const [name, value] of Object.entries(theme)) form.element.style.setProperty(name, value);
  await form.next("sips-ready");
  return form;
}

/** An element of one of the form's fields. */
function inField(form: Mounted, selector: string, tag = "sips-card-number"): HTMLElement {
  const found = form.inside(tag).shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${tag}.`);
  return found;
}

const input = (form: Mounted) => inField(form, "input");
const box = (form: Mounted) => inField(form, ".box");
const button = (form: Mounted) => form.inside("[part=submit]");
const styleOf = (element: Element, pseudo?: string) => getComputedStyle(element, pseudo);

it.each<[string, string, (form: Mounted) => string, string]>([
  ["--sips-font-family", "Georgia", (form) => styleOf(button(form)).fontFamily, "Georgia"],
  ["--sips-font-size", "20px", (form) => styleOf(input(form)).fontSize, "20px"],
  ["--sips-font-size", "10px", (form) => styleOf(input(form)).fontSize, "16px"],
  ["--sips-color-text", "rgb(1, 2, 3)", (form) => styleOf(input(form)).color, "rgb(1, 2, 3)"],
  [
    "--sips-color-muted",
    "rgb(1, 2, 3)",
    (form) => styleOf(inField(form, "input", "sips-card-expiry"), "::placeholder").color,
    "rgb(1, 2, 3)",
  ],
  ["--sips-color-field", "rgb(1, 2, 3)", (form) => styleOf(box(form)).backgroundColor, "rgb(1, 2, 3)"],
  ["--sips-color-border", "rgb(1, 2, 3)", (form) => styleOf(box(form)).borderTopColor, "rgb(1, 2, 3)"],
  ["--sips-color-accent", "rgb(1, 2, 3)", (form) => styleOf(button(form)).backgroundColor, "rgb(1, 2, 3)"],
  ["--sips-color-on-accent", "rgb(1, 2, 3)", (form) => styleOf(button(form)).color, "rgb(1, 2, 3)"],
  ["--sips-radius", "3px", (form) => styleOf(box(form)).borderTopLeftRadius, "3px"],
  ["--sips-field-height", "60px", (form) => `${box(form).getBoundingClientRect().height}`, "60"],
  ["--sips-gap", "40px", (form) => styleOf(form.inside(".fields")).columnGap, "40px"],
])("%s: %s has its effect", async (name, value, effect, expected) => {
  expect(effect(await ready({ [name]: value }))).toBe(expected);
});

it("--sips-color-error colours the message and the field's edge", async () => {
  const form = await ready({ "--sips-color-error": "rgb(1, 2, 3)" });
  form.element.submit();
  await form.element.updateComplete;
  await expect.poll(() => inField(form, "[part=error]").textContent).not.toBe("");
  expect(styleOf(inField(form, "[part=error]")).color).toBe("rgb(1, 2, 3)");
  expect(styleOf(box(form)).borderTopColor).toBe("rgb(1, 2, 3)");
});

it("--sips-color-soft is the ground of fields that accept no input", async () => {
  const form = await ready({ "--sips-color-soft": "rgb(1, 2, 3)" });
  form.element.toggleAttribute("disabled", true);
  await form.element.updateComplete;
  expect(styleOf(box(form)).backgroundColor).toBe("rgb(1, 2, 3)");
});

it("the parts of the fields can be styled from the page, through the form", async () => {
  const sheet = document.createElement("style");
  sheet.textContent = ["label", "field", "input", "error"]
    .map((part) => `sips-card-form::part(${part}) { letter-spacing: 3px; }`)
    .join("\n");
  document.head.append(sheet);
  const form = await ready();
  const spacing = ["label", "field", "input", "error"].map(
    (part) => styleOf(inField(form, `[part=${part}]`)).letterSpacing,
  );
  sheet.remove();
  expect(spacing).toEqual(["3px", "3px", "3px", "3px"]);
});

it("on a page that declares no dark mode the form stays light", async () => {
  const form = await ready();
  expect(styleOf(form.element).color).toBe("rgb(0, 0, 0)");
  form.element.style.colorScheme = "dark";
  expect(styleOf(form.element).color).toBe("rgb(255, 255, 255)");
  expect(styleOf(input(form)).color).toBe("rgb(255, 255, 255)");
});
