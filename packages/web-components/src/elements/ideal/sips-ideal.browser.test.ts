import { userEvent } from "vitest/browser";
import { beforeEach, expect, it } from "vitest";
import "../../ideal.js";
import {
  endpointDouble,
  problemAnswer,
  sessionAnswer,
  type EndpointDouble,
} from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";

let shop: EndpointDouble;
beforeEach(() => void (shop = endpointDouble()));

const next = { next: "redirect", url: "/bank" } as const;
const banks = [
  { bankCode: "INGBNL2A", bankName: "ING" },
  { bankCode: "RABONL2U", bankName: "Rabobank" },
];
const withBanks = (session = "s1") => sessionAnswer({ session, paymentMethod: "ideal", banks });
const button = ({ inside }: Mounted) => inside<HTMLButtonElement>("[part=submit]");
const select = ({ inside }: Mounted) => inside<HTMLSelectElement>("select");
const focused = ({ element }: Mounted) => element.shadowRoot?.activeElement;

function place(attributes: Record<string, string> = {}, into?: ParentNode): Mounted {
  return mount("sips-ideal", { endpoint: shop.endpoint, "order-id": "4711", ...attributes }, into);
}

async function ready(attributes: Record<string, string> = {}): Promise<Mounted> {
  const ideal = place(attributes);
  await ideal.next("sips-ready");
  return ideal;
}

it("shows the banks of the session, none of them chosen, in a field with a label", async () => {
  await shop.plan("sessions", withBanks());
  const ideal = await ready();
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "ideal" }]);
  expect([...select(ideal).options].map(({ text }) => text)).toEqual(["Choose your bank", "ING", "Rabobank"]);
  expect(select(ideal).value).toBe("");
  expect(select(ideal).labels[0]?.textContent).toBe("Your bank");
  expect(select(ideal).ariaInvalid).toBe("false");
  expect(button(ideal).textContent?.trim()).toBe("Pay with iDEAL");
  for (const { height } of [select(ideal), button(ideal)].map((one) => one.getBoundingClientRect())) {
    expect(height).toBeGreaterThanOrEqual(44);
  }
});

it("sends no request while it is not visible", async () => {
  await shop.plan("sessions", withBanks());
  const closed = document.createElement("details");
  document.body.append(closed);
  const ideal = place({}, closed);
  await ideal.element.updateComplete;
  expect(await shop.sentTo("sessions")).toEqual([]);
  closed.open = true;
  await ideal.next("sips-ready");
  closed.remove();
});

it("sends the bank that was chosen, by code and name", async () => {
  await shop.plan("sessions", withBanks());
  await shop.plan("payments", { body: next });
  const ideal = await ready();
  await userEvent.selectOptions(select(ideal), "RABONL2U");
  await userEvent.click(button(ideal));
  expect((await ideal.next("payment-next")).detail).toEqual(next);
  expect(await shop.sentTo("payments")).toEqual([
    { session: "s1", bankCode: "RABONL2U", bankName: "Rabobank" },
  ]);
});

it("without a choice it reports that at the field and to a screen reader, focuses it, and sends nothing", async () => {
  await shop.plan("sessions", withBanks());
  const ideal = await ready();
  await userEvent.click(button(ideal));
  await expect.poll(() => focused(ideal)).toBe(select(ideal));
  await ideal.element.updateComplete;
  expect(select(ideal).ariaInvalid).toBe("true");
  const problem = ideal.inside(`#${select(ideal).getAttribute("aria-describedby")}`);
  expect(problem.textContent).toBe("Choose your bank to continue.");
  expect(ideal.inside(".unseen[role=alert]").textContent).toBe("Choose your bank to continue.");
  expect(ideal.element.state).toBe("ready");
  expect(await shop.sentTo("payments")).toEqual([]);

  await userEvent.selectOptions(select(ideal), "INGBNL2A");
  await ideal.element.updateComplete;
  expect(select(ideal).ariaInvalid).toBe("false");
  expect(problem.textContent).toBe("");
});

it("without banks there is only the button: the buyer chooses on the next page", async () => {
  await shop.plan("sessions", sessionAnswer({ session: "s1", paymentMethod: "ideal", banks: [] }));
  await shop.plan("payments", { body: next });
  const ideal = await ready();
  expect(ideal.find("select")).toBe(null);
  await userEvent.click(button(ideal));
  await ideal.next("payment-next");
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1" }]);
});

it("can be used with only the keyboard; Enter in the list does not pay", async () => {
  await shop.plan("sessions", withBanks());
  await shop.plan("payments", { body: next });
  const ideal = await ready();
  await userEvent.tab();
  expect(focused(ideal)).toBe(select(ideal));
  select(ideal).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
  await userEvent.keyboard("Rab");
  expect(select(ideal).value).toBe("RABONL2U");
  await userEvent.tab();
  expect(focused(ideal)).toBe(button(ideal));
  expect(await shop.sentTo("payments")).toEqual([]);
  await userEvent.keyboard("{Enter}");
  await ideal.next("payment-next");
  expect(await shop.sentTo("payments")).toMatchObject([{ bankCode: "RABONL2U" }]);
});

it("sends once for any number of clicks, and the bank cannot be changed meanwhile", async () => {
  await shop.plan("sessions", withBanks());
  await shop.plan("payments", { body: next, isHeld: true });
  const ideal = await ready();
  await userEvent.selectOptions(select(ideal), "INGBNL2A");
  for (let click = 0; click < 3; click++) button(ideal).click();
  await expect.poll(() => shop.sentTo("payments")).toHaveLength(1);
  expect(ideal.inside(".fields").inert).toBe(true);
  const sent = ideal.next("payment-next");
  await shop.release();
  await sent;
  expect(await shop.sentTo("payments")).toHaveLength(1);
});

it("after a failure the banks come with another session, and the choice stays", async () => {
  await shop.plan("sessions", withBanks("s1"), withBanks("s2"));
  await shop.plan("payments", problemAnswer({ status: 503, code: "PAYMENT_GATEWAY_BUSY" }), { body: next });
  const ideal = await ready();
  await userEvent.selectOptions(select(ideal), "INGBNL2A");
  button(ideal).click();
  const { detail } = await ideal.next("payment-error");
  expect(detail.message).toBe("Many buyers are paying right now. Please try again in a moment.");
  expect(ideal.element.state).toBe("failed");
  const again = ideal.next("sips-ready");
  button(ideal).click();
  await again;
  expect(select(ideal).value).toBe("INGBNL2A");
  button(ideal).click();
  await ideal.next("payment-next");
  expect(await shop.sentTo("payments")).toMatchObject([
    { session: "s1" },
    { session: "s2", bankName: "ING" },
  ]);
});

it("a bank that the server rejects is reported at the field; the session is kept", async () => {
  await shop.plan("sessions", withBanks());
  await shop.plan(
    "payments",
    problemAnswer({ status: 400, code: "PAYMENT_BODY_INVALID", field: "bankCode" }),
    {
      body: next,
    },
  );
  const ideal = await ready();
  await userEvent.selectOptions(select(ideal), "INGBNL2A");
  button(ideal).click();
  const { detail } = await ideal.next("payment-error");
  expect(detail.message).toBe("This bank is not available at the moment. Choose another one.");
  expect(ideal.element.state).toBe("ready");
  expect(select(ideal).ariaInvalid).toBe("true");
  expect(focused(ideal)).toBe(select(ideal));
  await userEvent.selectOptions(select(ideal), "RABONL2U");
  button(ideal).click();
  await ideal.next("payment-next");
  expect(await shop.sentTo("sessions")).toHaveLength(1);
});

it("an expired session is replaced before anything is sent", async () => {
  const over = sessionAnswer({ session: "s1", banks, lifeMs: 0 });
  await shop.plan("sessions", over, withBanks("s2"));
  await shop.plan("payments", { body: next });
  const ideal = await ready();
  await userEvent.selectOptions(select(ideal), "INGBNL2A");
  button(ideal).click();
  await ideal.next("payment-next");
  expect(await shop.sentTo("payments")).toMatchObject([{ session: "s2", bankCode: "INGBNL2A" }]);
});

it("speaks French", async () => {
  await shop.plan("sessions", withBanks());
  const ideal = await ready({ locale: "fr" });
  expect(select(ideal).options[0]?.text).toBe("Choisissez votre banque");
  expect(select(ideal).labels[0]?.textContent).toBe("Votre banque");
  expect(button(ideal).textContent?.trim()).toBe("Payer avec iDEAL");
  button(ideal).click();
  await expect
    .poll(() => ideal.inside("[part=error]").textContent)
    .toBe("Choisissez votre banque pour continuer.");
});
