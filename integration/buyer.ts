import type { PaymentSession } from "@sips-kit/server";
import type { Shop } from "./shop.js";

/** The answer that a page of the shop got. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly text: string;
}

/** A form as a browser finds it in a page. */
export interface Form {
  readonly action: string;
  readonly fields: Record<string, string>;
  readonly buttons: readonly { readonly label: string; readonly name?: string; readonly value?: string }[];
}

/** A buyer whose browser keeps no cookies: posts forms, follows redirects, presses buttons by their label. */
export function createBuyer(shop: Shop) {
  return {
    /** Puts an order into the shop and opens its card form. */
    async opens(
      orderId: string,
      mode: "hosted" | "cse" = "hosted",
      amountMinor = 2490,
    ): Promise<PaymentSession> {
      if (!shop.orders.has(orderId)) shop.orders.set(orderId, { orderId, amountMinor, currencyCode: "978" });
      const answer = await postJson(`${shop.url}/sips/sessions`, { orderId, mode });
      if (answer.status !== 201)
        throw new Error(`sessions answered ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as unknown as PaymentSession;
    },
    /** Types a card into the gateway's frames, which alone see its number. */
    async types(cardNumber: string, cardExpiryDate = "203012"): Promise<string> {
      const card = { cardNumber, cardExpiryDate, cardCSCValue: "123" };
      const outcome = await shop.gateway.paymentTokenGenerate(card, { deadlineMs: 60_000 });
      if (outcome.kind !== "accepted") throw new Error(`no token: ${outcome.kind}`);
      return outcome.answer.paymentToken ?? "";
    },
    /** Presses Pay. */
    pays: (session: PaymentSession, paymentToken: string) =>
      postJson(`${shop.url}/sips/payments`, { session: session.session, paymentToken }),
    /** Goes from the challenge page to the ACS, presses a button there, and follows the browser back. */
    async authenticates(redirectUrl: string, button: "Authenticate" | "Fail" | "Cancel"): Promise<Page> {
      const atAcs = await this.reachesAcs(redirectUrl);
      const leaving = await submit(formOf(atAcs), button);
      return submit(formOf(leaving));
    },
    async reachesAcs(redirectUrl: string): Promise<Page> {
      return submit(formOf(await open(new URL(redirectUrl, shop.url).href)));
    },
    /** The return form from the ACS, not yet submitted. */
    async returnForm(redirectUrl: string, button: "Authenticate" | "Fail" | "Cancel"): Promise<Form> {
      return formOf(await submit(formOf(await this.reachesAcs(redirectUrl)), button));
    },
    submit,
    open,
  };
}

export async function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  // Every answer of the router is a JSON object.
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function open(url: string): Promise<Page> {
  const response = await fetch(url, { headers: { "accept-language": "en" } });
  return { status: response.status, url: response.url, text: await response.text() };
}

async function submit(form: Form, label?: string): Promise<Page> {
  const button = label === undefined ? undefined : form.buttons.find((one) => one.label === label);
  if (label !== undefined && !button) throw new Error(`There is no button "${label}".`);
  const fields = {
    ...form.fields,
    ...(button?.name === undefined ? {} : { [button.name]: button.value ?? "" }),
  };
  const response = await fetch(form.action, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": "en" },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, url: response.url, text: await response.text() };
}

export function formOf(page: Page): Form {
  const [, attributes = "", content = ""] = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(page.text) ?? [];
  if (attributes === "")
    throw new Error(`No form on ${page.url} (${page.status}): ${page.text.slice(0, 300)}`);
  const fields: Record<string, string> = {};
  for (const [tag] of content.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    fields[attribute(tag, "name") ?? ""] = attribute(tag, "value") ?? "";
  }
  const buttons = [...content.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].map(
    ([, tag = "", label = ""]) => {
      const [name, value] = [attribute(tag, "name"), attribute(tag, "value")];
      return {
        label: label.trim(),
        ...(name === undefined ? {} : { name }),
        ...(value === undefined ? {} : { value }),
      };
    },
  );
  return { action: new URL(attribute(attributes, "action") ?? "", page.url).href, fields, buttons };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}
