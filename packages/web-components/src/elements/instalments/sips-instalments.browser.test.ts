import { userEvent } from "vitest/browser";
import type { PaymentSession } from "@sips-kit/protocol/checkout";
import { expect, it } from "vitest";
import "../../define.js";
import "../../define-saved-cards.js";
import "../../instalments.js";
import type { InstalmentsChange } from "../../events/instalments-change-event.js";
import { endpointDouble, sessionAnswer } from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";
import type { SipsInstalments } from "./sips-instalments.js";

const inThree = {
  count: 3,
  instalments: [
    { amount: "3334", date: "20261126" },
    { amount: "3333", date: "20261226" },
    { amount: "3333", date: "20270125" },
  ],
};
const inTwo = {
  count: 2,
  instalments: [
    { amount: "5000", date: "20261126" },
    { amount: "5000", date: "20261226" },
  ],
};

/** A card form with the choice beside it, once both have the session. */
async function open(
  locale: string,
  more: Partial<PaymentSession>,
): Promise<{ form: Mounted; choice: Mounted; told: InstalmentsChange[]; again: () => Promise<void> }> {
  const shop = endpointDouble();
  const cse = { scheme: "rsa-oaep-sha256", modulus: "c".repeat(512), exponent: "010001" };
  const session = sessionAnswer({ session: "s1", mode: "cse", cse, amount: "10000", ...more });
  await shop.plan("sessions", session);
  const told: InstalmentsChange[] = [];
  const form = mount("sips-card-form", { endpoint: shop.endpoint, "order-id": "4711", mode: "cse", locale });
  const choice = mount("sips-instalments", { locale });
  choice.element.addEventListener("instalments-change", ({ detail }) => void told.push(detail));
  await form.next("sips-ready");
  await expect.poll(() => told.length).toBe(1);
  await choice.element.updateComplete;
  const again = async () => {
    await shop.plan("sessions", session);
    // Defined above.
    (form.element as unknown as { restart(): void }).restart();
    await form.next("sips-ready");
    await choice.element.updateComplete;
  };
  return { form, choice, told, again };
}

/** The text as it is read, with plain spaces. */
const textOf = (element: HTMLElement) =>
  (element.textContent ?? "").replaceAll(/[\s\u00a0\u202f]+/g, " ").trim();
/** What a form sends for this element. */
const sentBy = ({ element }: Mounted) => (element as unknown as { readonly choice?: object }).choice;
const chosen = ({ element }: Mounted) => (element as unknown as SipsInstalments).chosen;

it.each([
  [
    "en",
    ["Pay in full €100.00", "Pay in 3 instalments €33.34 + 2 × €33.33", "Pay in 2 instalments 2 × €50.00"],
    "Today €33.34 December 26, 2026 €33.33 January 25, 2027 €33.33 By paying, you agree",
  ],
  [
    "fr",
    ["Payer en une fois 100,00 €", "Payer en 3 fois 33,34 € + 2 × 33,33 €", "Payer en 2 fois 2 × 50,00 €"],
    "Aujourd’hui 33,34 € 26 décembre 2026 33,33 € 25 janvier 2027 33,33 € En payant, vous acceptez",
  ],
])(
  "shows amounts and days, by keyboard too, and says what was chosen: %s",
  async (locale, ways, schedule) => {
    const { choice, told, again } = await open(locale, { instalmentPlans: [inThree, inTwo] });
    await expect
      .poll(() => [...choice.element.shadowRoot!.querySelectorAll("label")].map(textOf))
      .toEqual(ways);
    expect(textOf(choice.inside("[role=status]"))).toBe("");
    expect(chosen(choice)).toEqual({});
    expect(told).toEqual([{ count: 1, payNowMinor: 10_000, currencyCode: "978" }]);
    choice.inside<HTMLInputElement>("input:checked").focus();
    await userEvent.keyboard("{ArrowDown}");
    await choice.element.updateComplete;
    expect(chosen(choice)).toEqual({ instalments: 3 });
    expect(textOf(choice.inside("[role=status]"))).toContain(schedule);
    expect(told.at(-1)).toEqual({ count: 3, payNowMinor: 3334, currencyCode: "978" });
    // A new session, such as after a refusal, keeps the choice.
    await again();
    expect(chosen(choice)).toEqual({ instalments: 3 });
    choice.inside<HTMLInputElement>("input:checked").focus();
    await userEvent.keyboard("{ArrowUp}");
    expect(chosen(choice)).toEqual({});
  },
);

it.each([
  ["fr_FR", "Payer en une fois 100,00 €"],
  ["fr_FR.UTF-8", "Payer en une fois 100,00 €"],
  ["no language", "Pay in full €100.00"],
  ["", "Pay in full €100.00"],
])("shows amounts for a tag that browsers do not know: %j", async (locale, inFull) => {
  const { choice } = await open(locale, { instalmentPlans: [inTwo] });
  await expect.poll(() => textOf(choice.inside("label"))).toBe(inFull);
});

it("joins saved cards, shows amounts as the shop lists them, and is sent with the card", async () => {
  const shop = endpointDouble();
  const listed = {
    count: 4,
    instalments: [
      { amount: "4000", date: "20261126" },
      { amount: "1500", date: "20261224" },
      { amount: "1500", date: "20270131" },
      { amount: "3000", date: "20270228" },
    ],
  };
  const savedCards = [
    {
      paymentMeanId: "1",
      maskedPan: "5100##########00",
      paymentMeanBrand: "MASTERCARD",
      panExpiryDate: "203012",
    },
  ];
  const more = { mode: "wallet", amount: "10000", instalmentPlans: [listed], savedCards } as const;
  await shop.plan("sessions", sessionAnswer(more));
  await shop.plan("payments", { body: { next: "result", url: "/paid", outcome: "accepted" } });
  const cards = mount("sips-saved-cards", { endpoint: shop.endpoint, "order-id": "4711", locale: "en" });
  const choice = mount("sips-instalments", { locale: "en" });
  await expect
    .poll(() => [...(choice.element.shadowRoot?.querySelectorAll("label") ?? [])].map(textOf))
    .toEqual(["Pay in full €100.00", "Pay in 4 instalments €40.00 + 2 × €15.00 + €30.00"]);
  choice.inside<HTMLInputElement>("input:checked").focus();
  await userEvent.keyboard("{ArrowDown}");
  // Defined above.
  (cards.element as unknown as { submit(): void }).submit();
  await cards.next("payment-next");
  expect(await shop.sentTo("payments")).toMatchObject([{ paymentMeanId: "1", instalments: 4 }]);
});

it("sends what it shows, also after it was taken out of the page and put back", async () => {
  const { form, choice } = await open("en", { instalmentPlans: [inThree] });
  choice.inside<HTMLInputElement>("input:checked").focus();
  await userEvent.keyboard("{ArrowDown}");
  choice.element.remove();
  expect(sentBy(form)).toBeUndefined();
  document.body.append(choice.element);
  await expect.poll(() => sentBy(form)).toEqual({ instalments: 3 });
  expect(textOf(choice.inside("[part=schedule]"))).toContain("Today €33.34");
});

it("joins a form that comes later, and the one that replaces it", async () => {
  const shop = endpointDouble();
  const cse = { scheme: "rsa-oaep-sha256", modulus: "c".repeat(512), exponent: "010001" };
  const session = sessionAnswer({ mode: "cse", cse, amount: "10000", instalmentPlans: [inThree] });
  await shop.plan("sessions", session, session);
  const attributes = { endpoint: shop.endpoint, "order-id": "4711", mode: "cse", locale: "en" };
  const choice = mount("sips-instalments", { locale: "en" });
  const first = mount("sips-card-form", attributes);
  await first.next("sips-ready");
  await choice.element.updateComplete;
  expect(sentBy(first)).toEqual({});
  choice.inside<HTMLInputElement>("input:checked").focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(sentBy(first)).toEqual({ instalments: 3 });
  first.element.remove();
  const second = mount("sips-card-form", attributes);
  await second.next("sips-ready");
  expect(sentBy(second)).toEqual({ instalments: 3 });
  await expect.poll(() => choice.find("fieldset:enabled")).not.toBeNull();
  expect(chosen(choice)).toEqual({ instalments: 3 });
});

it("shows nothing for an order without plans", async () => {
  const { choice } = await open("en", {});
  expect(choice.find("fieldset")).toBeNull();
  expect(chosen(choice)).toEqual({});
});

it("cannot be changed while the form is disabled, and is left out once it is removed", async () => {
  const { form, choice } = await open("en", { instalmentPlans: [inThree] });
  form.element.setAttribute("disabled", "");
  await form.element.updateComplete;
  await choice.element.updateComplete;
  expect(choice.inside<HTMLFieldSetElement>("fieldset").disabled).toBe(true);
  choice.element.remove();
  form.element.removeAttribute("disabled");
  await form.element.updateComplete;
  expect((choice.element as unknown as SipsInstalments).disabled).toBe(true);
});
