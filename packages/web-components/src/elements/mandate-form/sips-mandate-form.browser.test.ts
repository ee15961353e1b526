import { userEvent } from "vitest/browser";
import { beforeEach, expect, it } from "vitest";
import type { MandatesForPage } from "@sips-kit/protocol/checkout";
import "../../sepa-direct-debit.js";
import {
  endpointDouble,
  problemAnswer,
  sessionAnswer,
  type EndpointDouble,
} from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";

let shop: EndpointDouble;
beforeEach(() => void (shop = endpointDouble()));

const next = { next: "redirect", url: "/sign" } as const;
const iban = "FR7699999000010000000003413";
const shown = "FR76 9999 9000 0100 0000 0003 413";
const saved = { paymentMeanId: "3", mandateId: "RUM1", maskedIban: "FR76#####################13" };
const session = (mandates: Partial<MandatesForPage> = {}) =>
  sessionAnswer({
    session: "s1",
    paymentMethod: "sepa-direct-debit",
    mandates: { saved: [], address: "outside-eea", canBeSaved: false, ...mandates },
  });

const button = ({ inside }: Mounted) => inside<HTMLButtonElement>("[part=submit]");
const input = ({ inside }: Mounted, name: string) => inside<HTMLInputElement>(`#${name}`);
const focused = ({ element }: Mounted) => element.shadowRoot?.activeElement;
const radios = ({ element }: Mounted) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? []),
];

async function ready(mandates: Partial<MandatesForPage> = {}, attributes: Record<string, string> = {}) {
  await shop.plan("sessions", session(mandates));
  const form = mount("sips-mandate-form", { endpoint: shop.endpoint, "order-id": "4711", ...attributes });
  await form.next("sips-ready");
  await form.element.updateComplete;
  return form;
}

it("asks for IBAN and holder, each with a label, and sends what was entered", async () => {
  const form = await ready();
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "sepa-direct-debit" }]);
  expect([input(form, "iban"), input(form, "holder")].map(({ labels }) => labels?.[0]?.textContent)).toEqual([
    "IBAN",
    "Account holder",
  ]);
  for (const one of [input(form, "iban"), input(form, "holder"), button(form)]) {
    expect(one.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  }
  await userEvent.type(input(form, "iban"), iban.toLowerCase());
  await userEvent.type(input(form, "holder"), " TSV 1860 e.V. ");
  expect(input(form, "iban").value).toBe(shown);
  await shop.plan("payments", { body: next });
  await userEvent.click(button(form));
  expect((await form.next("payment-next")).detail).toEqual(next);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1", iban, holder: "TSV 1860 e.V." }]);
  // Sent: only its ends are still shown.
  await form.element.updateComplete;
  expect(input(form, "iban").value).toBe("FR76 … 13");
});

it("groups the IBAN while it is typed, and keeps the caret", async () => {
  const form = await ready();
  const field = input(form, "iban");
  await userEvent.type(field, "FR769999");
  expect(field.value).toBe("FR76 9999");
  field.setSelectionRange(2, 2);
  await userEvent.keyboard("1");
  expect([field.value, field.selectionStart]).toEqual(["FR17 6999 9", 3]);
  field.setSelectionRange(5, 5);
  await userEvent.keyboard("{Backspace}");
  expect([field.value, field.selectionStart]).toEqual(["FR16 9999", 3]);
});

it("reports what is missing at its field and to a screen reader, focuses the first, and sends nothing", async () => {
  const form = await ready();
  await userEvent.click(button(form));
  await expect.poll(() => focused(form)).toBe(input(form, "iban"));
  await form.element.updateComplete;
  const problem = form.inside(`#${input(form, "iban").getAttribute("aria-describedby")}`);
  expect(problem.textContent).toBe("Enter your IBAN.");
  expect(input(form, "holder").ariaInvalid).toBe("true");
  expect(form.inside(".unseen[role=alert]").textContent).toBe(
    "Enter your IBAN. Enter the name of the account holder.",
  );
  await userEvent.type(input(form, "iban"), "FR7699999000010000000003414");
  expect(problem.textContent).toBe("Check the IBAN.");
  await userEvent.keyboard("{Backspace}3");
  await form.element.updateComplete;
  expect(problem.textContent).toBe("");
  expect(input(form, "iban").ariaInvalid).toBe("false");
  expect(await shop.sentTo("payments")).toEqual([]);
});

it("tells a screen reader of a mistake when the input is left", async () => {
  const form = await ready();
  const told = form.inside(".unseen[role=alert]");
  await userEvent.type(input(form, "iban"), "FR7699999000010000000003414");
  expect(told.textContent).toBe("");
  await userEvent.tab();
  await form.element.updateComplete;
  expect(told.textContent).toBe("Check the IBAN.");
});

it.each(["Immo 12345 GmbH", "Immo १२३४५ GmbH", "L".repeat(51), "\u200b", "5100 0000 0000 0800"])(
  "says at the field that the server takes no holder %j",
  async (holder) => {
    const form = await ready();
    await userEvent.fill(input(form, "holder"), holder);
    await userEvent.tab();
    await form.element.updateComplete;
    expect(form.inside("#holder-problem").textContent).toBe("Check the name of the account holder.");
    await userEvent.fill(input(form, "holder"), "Immo 1234 GmbH");
    await form.element.updateComplete;
    expect(form.inside("#holder-problem").textContent).toBe("");
  },
);

it("asks for the address of an account outside the EEA alone", async () => {
  const form = await ready();
  expect(form.find("#street")).toBe(null);
  await userEvent.type(input(form, "iban"), "CH6999999000000000000");
  await form.element.updateComplete;
  await userEvent.type(input(form, "holder"), "Ann Lee");
  for (const [name, text] of Object.entries({ street: "Bahnhofstr. 1", zipCode: "8001", city: "Zürich" })) {
    await userEvent.type(input(form, name), text);
  }
  await shop.plan("payments", { body: next });
  await userEvent.keyboard("{Enter}");
  await form.next("payment-next");
  expect(await shop.sentTo("payments")).toMatchObject([
    { iban: "CH6999999000000000000", street: "Bahnhofstr. 1", zipCode: "8001", city: "Zürich" },
  ]);
});

it("offers saved accounts, the first one chosen, and pays with one; or saves another with consent", async () => {
  const form = await ready({ saved: [saved], canBeSaved: true });
  expect(radios(form).map(({ labels }) => labels?.[0]?.textContent?.replace(/\s+/g, " ").trim())).toEqual([
    "FR76 … 13",
    "Another account",
  ]);
  expect(form.find("#iban")).toBe(null);
  await shop.plan("payments", problemAnswer({ status: 503, code: "PAYMENT_GATEWAY_BUSY" }));
  await userEvent.click(button(form));
  await expect.poll(() => shop.sentTo("payments")).toEqual([{ session: "s1", paymentMeanId: "3" }]);
});

it("can be used with only the keyboard", async () => {
  const form = await ready({ saved: [saved], canBeSaved: true });
  await userEvent.tab();
  expect(focused(form)).toBe(radios(form)[0]);
  await userEvent.keyboard("{ArrowDown}");
  await form.element.updateComplete;
  await userEvent.tab();
  expect(focused(form)).toBe(input(form, "iban"));
  await userEvent.keyboard(iban);
  await userEvent.tab();
  await userEvent.keyboard("Ann Lee");
  await userEvent.tab();
  await userEvent.keyboard(" ");
  await userEvent.tab();
  expect(focused(form)).toBe(button(form));
  await shop.plan("payments", { body: next });
  await userEvent.keyboard("{Enter}");
  await form.next("payment-next");
  expect(await shop.sentTo("payments")).toEqual([
    { session: "s1", iban, holder: "Ann Lee", saveMandate: true },
  ]);
});

it("shows at its field what the server rejects, and keeps what was entered", async () => {
  const form = await ready();
  await userEvent.type(input(form, "iban"), iban);
  await userEvent.type(input(form, "holder"), "Ann Lee");
  await shop.plan("payments", problemAnswer({ status: 400, code: "PAYMENT_BODY_INVALID", field: "holder" }));
  await userEvent.click(button(form));
  await expect.poll(() => input(form, "holder").ariaInvalid).toBe("true");
  expect(form.inside("#holder-problem").textContent).toBe("Check the name of the account holder.");
  expect(input(form, "iban").value).toBe(shown);
});

it("speaks French", async () => {
  const form = await ready({ saved: [saved] }, { locale: "fr" });
  expect(button(form).textContent?.trim()).toBe("Payer par prélèvement");
  expect(form.inside("legend").textContent).toBe("Compte à débiter");
});
