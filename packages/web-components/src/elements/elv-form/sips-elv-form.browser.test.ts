import { userEvent } from "vitest/browser";
import { beforeEach, expect, it } from "vitest";
import "../../elv.js";
import {
  endpointDouble,
  problemAnswer,
  sessionAnswer,
  type EndpointDouble,
} from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";

let shop: EndpointDouble;
beforeEach(async () => {
  shop = endpointDouble();
  await shop.plan("sessions", sessionAnswer({ session: "s1", paymentMethod: "elv" }));
});

const next = { next: "result", url: "/result", outcome: "accepted" } as const;
const iban = "DE39999999990000000100";

const input = ({ inside }: Mounted, name: string) => inside<HTMLInputElement>(`#${name}`);
const labels = ({ element }: Mounted) =>
  [...(element.shadowRoot?.querySelectorAll("label") ?? [])].map(({ textContent }) => textContent);

async function ready(attributes: Record<string, string> = {}) {
  const form = mount("sips-elv-form", { endpoint: shop.endpoint, "order-id": "4711", ...attributes });
  await form.next("sips-ready");
  await form.element.updateComplete;
  return form;
}

it("by keyboard: a German IBAN pays, with the holder's consent in view, and opens a session only then", async () => {
  const form = await ready();
  expect(form.inside("[part=consent]").textContent).toBe(
    "By paying, you authorise the shop to debit this amount from this account once.",
  );
  await userEvent.tab();
  await userEvent.keyboard(iban.toLowerCase());
  expect(input(form, "customerAccount").value).toBe("DE39 9999 9999 0000 0001 00");
  expect(labels(form)).toEqual(["German IBAN or account number", "Account holder"]);
  await userEvent.tab();
  await userEvent.keyboard("Ann Lee");
  expect(await shop.sentTo("sessions")).toEqual([]);
  await shop.plan("payments", { body: next });
  await userEvent.keyboard("{Enter}");
  expect((await form.next("payment-next")).detail).toEqual(next);
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "elv" }]);
  expect(await shop.sentTo("payments")).toEqual([
    { session: "s1", customerAccount: iban, holder: "Ann Lee" },
  ]);
  await form.element.updateComplete;
  expect(input(form, "customerAccount").value).toBe("DE39 … 00");
});

it("an account number comes with its bank code, which is asked for as soon as a digit comes first", async () => {
  const form = await ready();
  await userEvent.type(input(form, "customerAccount"), "12 345 600");
  await form.element.updateComplete;
  expect(labels(form)).toEqual([
    "German IBAN or account number",
    "Bank code (Bankleitzahl)",
    "Account holder",
  ]);
  await userEvent.type(input(form, "customerBankCode"), "999 999 99");
  await userEvent.type(input(form, "holder"), "Ann Lee");
  await shop.plan("payments", { body: next });
  await userEvent.keyboard("{Enter}");
  await form.next("payment-next");
  expect(await shop.sentTo("payments")).toEqual([
    { session: "s1", customerAccount: "12345600", customerBankCode: "99999999", holder: "Ann Lee" },
  ]);
  await form.element.updateComplete;
  // Sent: only the end of a short number is still shown.
  expect(input(form, "customerAccount").value).toBe("… 00");
});

it.each([
  ["FR7699999000010000000003413", "", "customerAccount"],
  ["DE39999999990000000101", "", "customerAccount"],
  ["12345678901", "99999999", "customerAccount"],
  ["12345600", "9999999", "customerBankCode"],
])("%s %s: the problem is said at %s, and nothing is sent", async (account, bankCode, wrong) => {
  const form = await ready();
  await userEvent.type(input(form, "customerAccount"), account);
  if (bankCode !== "") await userEvent.type(input(form, "customerBankCode"), bankCode);
  await userEvent.type(input(form, "holder"), "Ann Lee");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => form.element.shadowRoot?.activeElement).toBe(input(form, wrong));
  await form.element.updateComplete;
  expect(form.inside(`#${wrong}-problem`).textContent).toMatch(/^Check the (number|bank code): /);
  expect(form.inside(".unseen[role=alert]").textContent).toBe(form.inside(`#${wrong}-problem`).textContent);
  expect(await shop.sentTo("payments")).toEqual([]);
  expect(await shop.sentTo("sessions")).toEqual([]);
});

it("shows at its field what the server rejects, and pays once it is corrected", async () => {
  const form = await ready();
  await userEvent.type(input(form, "customerAccount"), iban);
  await userEvent.type(input(form, "holder"), "Ann Lee");
  await shop.plan("payments", problemAnswer({ status: 400, code: "PAYMENT_BODY_INVALID", field: "holder" }));
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => input(form, "holder").ariaInvalid).toBe("true");
  input(form, "holder").blur();
  await form.element.updateComplete;
  expect(input(form, "holder").ariaInvalid).toBe("true");
  await userEvent.type(input(form, "holder"), "s");
  await shop.plan("payments", { body: next });
  await userEvent.keyboard("{Enter}");
  await form.next("payment-next");
  expect(await shop.sentTo("payments")).toMatchObject([{ holder: "Ann Lee" }, { holder: "Ann Lees" }]);
});

it("speaks French", async () => {
  const form = await ready({ locale: "fr" });
  expect(form.inside("[part=submit]").textContent?.trim()).toBe("Payer par prélèvement (ELV)");
  expect(labels(form)[0]).toBe("IBAN allemand ou numéro de compte");
});
