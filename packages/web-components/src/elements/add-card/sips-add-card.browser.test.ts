import type { VendorEncrypt } from "@sips-kit/cse";
import { expect, it } from "vitest";
import "../../define-saved-cards.js";
import { endpointDouble, problemAnswer, type PlannedAnswer } from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";
import type { SipsAddCard } from "./sips-add-card.js";

const key: PlannedAnswer = { body: { savedCards: [], cse: { scheme: "vendor" } } };
const savedCard = { paymentMeanId: "1", maskedPan: "5100##########00", panExpiryDate: "203412" };
const saved: PlannedAnswer = { status: 201, body: { savedCard } };

/** The element in a page whose bank encrypts with `encrypt`; each answer is for one request to `cards`. */
async function open(answers: PlannedAnswer[], encrypt: VendorEncrypt = () => "c".repeat(344)) {
  const shop = endpointDouble();
  await shop.plan("cards", ...answers);
  const mounted = mount("sips-add-card", { endpoint: shop.endpoint, locale: "en" });
  // Defined above.
  const add = mounted.element as SipsAddCard;
  add.cseVendor = encrypt;
  return { ...mounted, add, shop };
}

async function openReady(...args: Parameters<typeof open>) {
  const opened = await open(...args);
  await opened.next("sips-ready");
  type(opened, "sips-card-number", "5100000100000700");
  type(opened, "sips-card-expiry", "1234");
  return opened;
}

function input(page: Pick<Mounted, "inside">, field: string): HTMLInputElement {
  const found = page.inside(field).shadowRoot?.querySelector("input");
  if (!found) throw new Error(`${field} has no input.`);
  return found;
}

function type(page: Pick<Mounted, "inside">, field: string, text: string): void {
  const into = input(page, field);
  into.value = text;
  into.dispatchEvent(new InputEvent("input"));
}

it("takes its key from the endpoint that it has now, also when that changes while it loads", async () => {
  const { add, shop, next } = await open([{ ...key, isHeld: true }]);
  await expect.poll(() => shop.sentTo("cards")).toHaveLength(1);
  const other = endpointDouble();
  await other.plan("cards", { ...key, isHeld: true });
  add.endpoint = other.endpoint;
  await expect.poll(() => other.sentTo("cards")).toHaveLength(1);
  await shop.release();
  await add.updateComplete;
  expect(add.state).toBe("loading");
  await other.release();
  await next("sips-ready");
  expect(add.state).toBe("ready");
});

it("tells of the card that it saves before it turns to another endpoint", async () => {
  const page = await openReady([key, { ...saved, isHeld: true }]);
  page.add.submit();
  await expect.poll(() => page.shop.sentTo("cards")).toHaveLength(2);
  const other = endpointDouble();
  await other.plan("cards", key);
  page.add.endpoint = other.endpoint;
  await page.add.updateComplete;
  expect(page.add.state).toBe("busy");
  await page.shop.release();
  expect((await page.next("card-saved")).detail).toEqual(savedCard);
  await page.next("sips-ready");
  expect(await other.sentTo("cards")).toHaveLength(1);
});

it("does not count as saved what the answer does not name", async () => {
  const page = await openReady([key, { status: 200, body: {} }, saved]);
  let told = 0;
  page.add.addEventListener("card-saved", () => (told += 1));
  page.add.submit();
  const { detail } = await page.next("payment-error");
  expect(detail.code).toBe("ELEMENTS_ENDPOINT_ANSWER");
  expect(page.add.state).toBe("ready");
  expect(told).toBe(0);
  expect(input(page, "sips-card-number").value).toBe("5100 0001 0000 0700");
  page.add.submit();
  await page.next("card-saved");
  expect(told).toBe(1);
});

it("sends nothing once it is taken out of the page, and is ready for a new card when it is put back", async () => {
  let encrypted = (_ciphertext: string) => {};
  const page = await openReady([key, key], () => new Promise((resolve) => (encrypted = resolve)));
  const before = encrypted;
  page.add.submit();
  await expect.poll(() => encrypted === before).toBe(false);
  page.add.remove();
  document.body.append(page.add);
  encrypted("c".repeat(344));
  await page.next("sips-ready");
  expect(page.add.state).toBe("ready");
  expect(input(page, "sips-card-number").value).toBe("");
  expect(await page.shop.sentTo("cards")).toEqual([undefined, undefined]);
});

it("shows dots in place of the number while it saves, and the number again if the card is refused", async () => {
  const refusal = problemAnswer({ status: 422, code: "PAYMENT_SAVED_CARD_REFUSED" });
  const page = await openReady([key, { ...refusal, isHeld: true }]);
  page.add.submit();
  await expect.poll(() => page.shop.sentTo("cards")).toHaveLength(2);
  expect(input(page, "sips-card-number").value).toBe("•••• •••• •••• 0700");
  await page.shop.release();
  await page.next("payment-error");
  expect(input(page, "sips-card-number").value).toBe("5100 0001 0000 0700");
  expect(page.inside("[part=notice]").textContent).toBe(
    "This card cannot be saved. Check it, or use another one.",
  );
});

it("says at its field which value the bank has refused", async () => {
  const refusal = problemAnswer({
    status: 422,
    code: "PAYMENT_SAVED_CARD_REFUSED",
    field: "cardExpiryDate",
  });
  const page = await openReady([key, refusal]);
  page.add.submit();
  await page.next("payment-error");
  expect(page.inside("sips-card-expiry").hasAttribute("invalid")).toBe(true);
  expect(page.inside("sips-card-number").hasAttribute("invalid")).toBe(false);
});

it("announces a mistake when its field is left", async () => {
  const page = await openReady([key]);
  type(page, "sips-card-number", "5100000100000701");
  input(page, "sips-card-number").dispatchEvent(new FocusEvent("blur"));
  await page.add.updateComplete;
  const error = page.inside("sips-card-number").shadowRoot?.querySelector("#error")?.textContent;
  expect(error).not.toBe("");
  expect(page.inside(".unseen").textContent).toBe(error);
});

it("asks the shop for nothing while it is disabled, also after a failure", async () => {
  const page = await open([problemAnswer({ status: 503, code: "PAYMENT_GATEWAY_UNREACHABLE" }), key]);
  await page.next("payment-error");
  page.add.disabled = true;
  await page.add.updateComplete;
  page.inside("[part=submit]").click();
  expect(page.add.state).toBe("failed");
  page.add.disabled = false;
  page.inside("[part=submit]").click();
  await page.next("sips-ready");
});
