import { afterEach, describe, expect, it } from "vitest";
import "../../define.js";
import type { PaymentErrorEvent } from "../../events/payment-error-event.js";
import { fr } from "../../locales/fr.js";
import { endpointDouble, problemAnswer } from "../../testing/endpoint-double.js";
import type { SipsCardForm } from "./sips-card-form.js";

/** No shop stands behind these pages: what the form does without one, and what it is. The whole flow is in e2e. */
const forms: Element[] = [];
afterEach(() => forms.splice(0).forEach((element) => element.remove()));

function mount(attributes: Record<string, string> = {}, into: ParentNode = document.body): SipsCardForm {
  const form = document.createElement("sips-card-form");
  for (const [name, value] of Object.entries({ endpoint: "/nowhere", ...attributes }))
    form.setAttribute(name, value);
  into.append(form);
  forms.push(form);
  // Defined above.
  return form as SipsCardForm;
}

function failure(form: SipsCardForm): Promise<PaymentErrorEvent> {
  return new Promise((resolve) => form.addEventListener("payment-error", resolve, { once: true }));
}

function inside(form: SipsCardForm, selector: string): HTMLElement {
  const found = form.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

describe("without an answer from the shop", () => {
  it("says so with the code, and offers another try", async () => {
    const form = mount({ mode: "cse" });
    expect(form.getAttribute("state") ?? form.state).toBe("loading");
    const { detail } = await failure(form);
    await form.updateComplete;
    expect(detail.code).toBe("ELEMENTS_ENDPOINT_ANSWER");
    expect(form.getAttribute("state")).toBe("failed");
    expect(inside(form, "[role=alert]").textContent).toBe(detail.message);
    expect(inside(form, "button").textContent).toContain("Try again");
    expect(inside(form, ".fields").inert).toBe(true);

    const again = failure(form);
    inside(form, "button").click();
    expect(form.state).toBe("loading");
    await again;
  });

  it("says it in the buyer's language", async () => {
    const form = mount({ locale: "fr-FR" });
    const { detail } = await failure(form);
    await form.updateComplete;
    expect(detail.message).toBe(fr.failed);
    expect(inside(form, "[part=form]").lang).toBe("fr");
    expect(inside(form, "button").textContent).toContain("Réessayer");
  });
});

it.each(["en", "fr"])(
  "an order id that the shop cannot read: the buyer's card is not blamed (%s)",
  async (locale) => {
    const shop = endpointDouble();
    await shop.plan(
      "sessions",
      problemAnswer({ status: 400, code: "PAYMENT_BODY_INVALID", field: "orderId" }),
    );
    const { detail } = await failure(mount({ endpoint: shop.endpoint, "order-id": "4711", locale }));
    expect(detail.code).toBe("PAYMENT_BODY_INVALID");
    expect(detail.message).not.toMatch(/card|carte/i);
  },
);

describe("while it loads", () => {
  it("has its final height, is busy, and already shows the shop's own button text", async () => {
    const form = mount({ "submit-label": "Pay 24.90 EUR" });
    await form.updateComplete;
    expect(form.shadowRoot?.querySelectorAll(".place")).toHaveLength(4);
    expect(inside(form, "[part=form]").getAttribute("aria-busy")).toBe("true");
    expect(inside(form, "button").textContent).toContain("Pay 24.90 EUR");
    const before = form.getBoundingClientRect().height;
    await failure(form);
    await form.updateComplete;
    const notice = inside(form, "[part=notice]");
    const margin = Number.parseFloat(getComputedStyle(notice).marginBottom);
    const after = form.getBoundingClientRect().height - notice.getBoundingClientRect().height - margin;
    expect(Math.abs(after - before)).toBeLessThan(1);
  });

  it("sends no request while it is not visible", async () => {
    const closed = document.createElement("details");
    document.body.append(closed);
    forms.push(closed);
    const form = mount({}, closed);
    const shown = failure(mount());
    await shown;
    expect(form.state).toBe("loading");
    const seen = failure(form);
    closed.open = true;
    await seen;
  });
});

describe("in the shop's own form", () => {
  it("is a control of it, and prevents its submission while the card is incomplete", async () => {
    const shopForm = document.createElement("form");
    document.body.append(shopForm);
    forms.push(shopForm);
    const form = mount({ mode: "cse", name: "card" }, shopForm);
    expect(shopForm.checkValidity()).toBe(false);
    await failure(form);
    // The part that follows the shop's form has arrived, and finds a form without a card.
    await import("./shop-form.js");
    await form.updateComplete;
    expect([...shopForm.elements]).toContain(form);
    expect(shopForm.checkValidity()).toBe(false);
    expect(form.matches(":invalid")).toBe(true);
    expect([...new FormData(shopForm).keys()]).toEqual([]);
  });

  it("without a name it does not take part in the form", async () => {
    const shopForm = document.createElement("form");
    document.body.append(shopForm);
    forms.push(shopForm);
    const form = mount({ mode: "cse" }, shopForm);
    await failure(form);
    expect(shopForm.checkValidity()).toBe(true);
  });

  it("is disabled with its fieldset", async () => {
    const fieldset = document.createElement("fieldset");
    document.body.append(fieldset);
    forms.push(fieldset);
    const form = mount({ mode: "cse" }, fieldset);
    fieldset.disabled = true;
    expect(form.disabled).toBe(true);
    await form.updateComplete;
    expect(inside(form, "button").getAttribute("aria-disabled")).toBe("true");
  });
});

it("a card form that is mounted, unmounted and mounted again asks for one session", async () => {
  const form = mount({ endpoint: "/twice" });
  form.remove();
  document.body.append(form);
  await failure(form);
  const requests = performance
    .getEntriesByType("resource")
    .filter(({ name }) => name.endsWith("/twice/sessions"));
  expect(requests).toHaveLength(1);
});

it("a hundred mounts leave nothing behind: no node, no style sheet, no listener, no request", async () => {
  const nodes = document.querySelectorAll("*").length;
  const sheets = document.adoptedStyleSheets.length;
  for (let i = 0; i < 100; i++) mount({ endpoint: "/gone" }).remove();
  // What a form that still listened would start anew on.
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await failure(mount());
  forms.at(-1)?.remove();
  expect(document.querySelectorAll("*").length).toBe(nodes);
  expect(document.adoptedStyleSheets.length).toBe(sheets);
  expect(performance.getEntriesByType("resource").filter(({ name }) => name.includes("/gone/"))).toEqual([]);
});
