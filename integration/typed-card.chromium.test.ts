import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// A buyer types the card number into whichever input has the focus. The shop must never receive it.

const pan = "5100000100000700";
const written = {
  plain: pan,
  "in groups": "5100 0001 0000 0700",
  "one by one": [...pan].join("/"),
  "full-width": "５１０００００１０００００７００",
  "Arabic-Indic": "٥١٠٠٠٠٠١٠٠٠٠٠٧٠٠",
  Devanagari: "५१०००००१०००००७००",
};

const cardForm = (mode: string) => `<sips-card-form mode="${mode}" order-id="4711"></sips-card-form>`;
const elements = [
  ["sips-card-form, hosted", "hosted", cardForm("hosted")],
  ["sips-card-form, cse", "cse", cardForm("cse")],
  ["sips-saved-cards", "cse", `<sips-saved-cards order-id="4711" ask-csc></sips-saved-cards>`],
  ["sips-add-card", "cse", `<sips-add-card></sips-add-card>`],
] as const;

describe.each(elements)("%s", (_name, mode, body) => {
  const { open, shop } = useCardForm(mode, { resolveWallet: () => "ANN" });
  // Each time that the page is loaded another order is paid, and the page stays when it is.
  const script = `import "/assets/define-saved-cards.js";
    sessionStorage.visits = Number(sessionStorage.visits ?? 0) + 1;
    document.querySelector("[order-id]")?.setAttribute("order-id", "O" + sessionStorage.visits);
    addEventListener("payment-next", (event) => event.preventDefault());`;
  beforeEach(async () => {
    const order = { amountMinor: 2490, currencyCode: "978", merchantWalletId: "ANN" };
    for (let visit = 1; visit < 10; visit += 1) {
      shop().orders.set(`O${visit}`, { orderId: `O${visit}`, ...order });
    }
    await shop().gateway.addCard({
      merchantWalletId: "ANN",
      cardNumber: "4100000100000100",
      cardExpiryDate: "203412",
    });
  });

  it.each(Object.entries(written))("a number typed %s into each input", async (_how, number) => {
    const form = await open({ body, script });
    const seen: string[] = [];
    form.page.on("request", (request) => {
      if (!request.url().startsWith(shop().url)) return;
      seen.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`);
    });
    const inputs = form.page.locator("input:not([type=radio])");
    await isReady(form.page);
    const count = await inputs.count();
    expect(count).toBeGreaterThan(0);
    for (let index = 0; index < count; index += 1) {
      await form.page.reload();
      await isReady(form.page);
      await fill(form.page, mode);
      await inputs.nth(index).fill(number);
      await form.page.keyboard.press("Enter");
      await form.page.locator("[state=ready], [state=done], [state=failed]").waitFor();
    }
    expect(seen.length).toBeGreaterThan(count);
    expect(seen.filter((text) => digitsOf(text).includes(pan))).toEqual([]);
    expect(JSON.stringify(shop().log)).not.toContain(pan);
  });
});

/** Whatever the form asks for besides the one input, so that nothing else keeps it from being sent. */
async function fill(page: Page, mode: "hosted" | "cse"): Promise<void> {
  const right = { "Card number": pan, "Expiry date": "12/34", "Security code": "123" };
  for (const [label, text] of Object.entries(right)) {
    const field =
      mode === "cse"
        ? page.getByLabel(label, { exact: true })
        : page.frameLocator(`iframe[title="${label}"]`).getByLabel(label);
    if (mode === "hosted" || (await field.count()) > 0) await field.fill(text);
  }
  const holder = page.getByLabel("Cardholder name");
  if ((await holder.count()) > 0) await holder.fill("Ada Lovelace");
}

function isReady(page: Page): Promise<void> {
  return page.locator("[state=ready]").waitFor();
}

/** All digits of a text as 0 to 9, whatever stands between them. */
function digitsOf(text: string): string {
  const zeros = [0x660, 0x966, 0xff10];
  return [...decode(text)]
    .flatMap((character) => {
      if (/[0-9]/.test(character)) return character;
      const code = character.charCodeAt(0);
      const zero = zeros.find((one) => code >= one && code <= one + 9);
      return zero === undefined ? [] : String(code - zero);
    })
    .join("");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

describe.each(["hosted", "cse"] as const)("the cardholder's name, %s", (mode) => {
  const { open, shop } = useCardForm(mode);

  it("that is a number is rejected with a message, before anything is sent", async () => {
    const form = await open({ body: cardForm(mode) });
    await form.fill(pan);
    await form.field("Cardholder name").fill("5100 0001 0000 0700");
    await form.page.getByRole("button", { name: "Pay" }).click();
    await form.page
      .locator("#error")
      .getByText("This looks like a card number. Enter the name on the card.")
      .waitFor();
    expect(await form.field("Cardholder name").getAttribute("aria-invalid")).toBe("true");
    expect(form.sent.filter(({ to }) => to === "payments")).toEqual([]);
  });

  it("of invisible characters is missing, and one that is too long is cut: neither is called a number", async () => {
    const form = await open({ body: cardForm(mode) });
    await form.fill(pan);
    const name = form.field("Cardholder name");
    await name.fill("\u200b\u2800");
    await form.page.getByRole("button", { name: "Pay" }).click();
    await form.page.locator("#error").getByText("Enter the name on the card.", { exact: true }).waitFor();
    expect(form.sent.filter(({ to }) => to === "payments")).toEqual([]);
    await name.fill("");
    await name.focus();
    await form.page.keyboard.insertText("L".repeat(101));
    expect(await name.inputValue()).toBe("L".repeat(100));
    await form.page.getByRole("button", { name: "Pay" }).click();
    await form.page.waitForURL(/\/result/);
  });

  it("that the server rejects is shown at the field, the card is kept, and the corrected name pays", async () => {
    const form = await open({ body: cardForm(mode) });
    // As a page with an older script would send it.
    await form.page.route(
      "**/sips/payments",
      (route, request) => {
        const sent = request.postDataJSON() as Record<string, unknown>;
        return route.continue({ postData: JSON.stringify({ ...sent, cardholderName: pan }) });
      },
      { times: 1 },
    );
    await form.fill(pan);
    await form.page.getByRole("button", { name: "Pay" }).click();
    await form.page.locator("#error").getByText("This looks like a card number.").waitFor();
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    expect(await form.field("Card number").inputValue()).toBe("5100 0001 0000 0700");
    await form.field("Cardholder name").fill("Ada Lovelace");
    await form.page.getByRole("button", { name: "Pay" }).click();
    await form.page.waitForURL(/\/result/);
    expect(form.sent.filter(({ to }) => to === "sessions")).toHaveLength(1);
    expect(await controlOf(shop()).charges()).toHaveLength(1);
  });
});
