import { afterEach, describe, expect, it } from "vitest";
import "../../define-saved-cards.js";
import type { PaymentErrorEvent } from "../../events/payment-error-event.js";
import { fr } from "../../locales/fr.js";
import { endpointDouble, sessionAnswer, type PlannedAnswer } from "../../testing/endpoint-double.js";
import { mount as mountAt } from "../../testing/mounted-element.js";

/** No shop stands behind these pages: what the elements do without one. The whole flow is in integration and e2e. */
const mounted: Element[] = [];
afterEach(() => mounted.splice(0).forEach((element) => element.remove()));

type Named = HTMLElement & { readonly state: string; readonly updateComplete: Promise<unknown> };

function mount(tag: string, attributes: Record<string, string> = {}): Named {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ endpoint: "/nowhere", ...attributes })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  mounted.push(element);
  // Defined above.
  return element as Named;
}

function failure(element: Named): Promise<PaymentErrorEvent> {
  return new Promise((resolve) => element.addEventListener("payment-error", resolve, { once: true }));
}

const inside = (element: Named, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);

it.each(["sips-saved-cards", "sips-add-card"])(
  "%s: without an answer of the shop says so, in the buyer's language, and offers another try",
  async (tag) => {
    const element = mount(tag, { locale: "fr-FR" });
    await element.updateComplete;
    expect(element.getAttribute("state")).toBe("loading");
    expect(inside(element, "[part=form]")?.getAttribute("aria-busy")).toBe("true");
    const { detail } = await failure(element);
    await element.updateComplete;
    expect(element.getAttribute("state")).toBe("failed");
    expect(detail.message).toBe(fr.failed);
    expect(inside(element, "[role=alert]")?.textContent).toBe(detail.message);
    expect(inside(element, "[part=form]")?.lang).toBe("fr");
    expect(inside(element, "button")?.textContent).toContain("Réessayer");
    const again = failure(element);
    inside(element, "button")?.click();
    expect(element.state).toBe("loading");
    await again;
  },
);

it("that asks for a code which the server's settings leave no way to encrypt fails as it opens", async () => {
  const shop = endpointDouble();
  const savedCards = [
    { paymentMeanId: "1", paymentMeanBrand: "VISA", maskedPan: "4100#00", panExpiryDate: "203001" },
  ];
  await shop.plan("sessions", sessionAnswer({ savedCards }));
  const event = await failure(mount("sips-saved-cards", { endpoint: shop.endpoint, "ask-csc": "" }));
  expect(event.detail.code).toBe("ELEMENTS_FAILED");
  expect(String(event.error)).toContain("No cse.");
});

it.each(["sips-saved-cards", "sips-add-card"])(
  "%s: a hundred mounts leave nothing behind: no node, no request",
  async (tag) => {
    const nodes = document.querySelectorAll("*").length;
    for (let i = 0; i < 100; i++) mount(tag, { endpoint: "/gone" }).remove();
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    const last = mount(tag);
    await failure(last);
    last.remove();
    expect(document.querySelectorAll("*").length).toBe(nodes);
    expect(performance.getEntriesByType("resource").filter(({ name }) => name.includes("/gone/"))).toEqual(
      [],
    );
  },
);

describe("pays with no card but the one that the buyer has seen", () => {
  const card = (paymentMeanId: string) => ({
    paymentMeanId,
    maskedPan: "5100##########00",
    paymentMeanBrand: "MASTERCARD",
    panExpiryDate: "209912",
  });

  async function open(...sessions: PlannedAnswer[]) {
    const shop = endpointDouble();
    await shop.plan("sessions", ...sessions);
    await shop.plan("payments", { body: { next: "result", url: "/result" } });
    const cards = mountAt("sips-saved-cards", { endpoint: shop.endpoint, "order-id": "4711" });
    return { shop, cards };
  }

  it("when the chosen one is gone once a new session is opened", async () => {
    const { shop, cards } = await open(
      sessionAnswer({ lifeMs: 1, savedCards: [card("1"), card("2")] }),
      sessionAnswer({ savedCards: [card("1")] }),
      sessionAnswer({ savedCards: [card("1")] }),
    );
    await cards.next("sips-ready");
    cards.inside<HTMLInputElement>("input[value='2']").click();
    cards.element.submit();
    await cards.next("sips-ready");
    expect(await shop.sentTo("payments")).toEqual([]);
    expect(cards.inside("[part=notice]").textContent).toBe(
      "The time to pay has run out. Please choose your card again.",
    );
    cards.element.submit();
    await cards.next("payment-next");
    expect(await shop.sentTo("payments")).toMatchObject([{ paymentMeanId: "1" }]);
  });

  it("when the button is pressed before the cards are shown", async () => {
    const { shop, cards } = await open({ ...sessionAnswer({ savedCards: [card("1")] }), isHeld: true });
    await expect.poll(() => shop.sentTo("sessions")).toHaveLength(1);
    cards.inside("[part=submit]").click();
    await shop.release();
    await cards.next("sips-ready");
    await cards.element.updateComplete;
    expect(cards.element.state).toBe("ready");
    expect(await shop.sentTo("payments")).toEqual([]);
  });
});
