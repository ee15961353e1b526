import { appendFileSync } from "node:fs";
import { encryptCard } from "@sips-kit/cse";
import { readCseKey, type InstalmentPlan, type OrderDetails } from "@sips-kit/server";
import { decidesInApp } from "../app-buyer.js";
import { createBuyer, formOf, postJson } from "../buyer.js";
import { googlePayload } from "../google-payload.js";
import { rotterdam } from "../ideal-scene.js";
import type { Shop } from "../shop.js";
import { createSupplierBuyer } from "../supplier-buyer.js";
import { walletOf } from "./wallet-of.js";

/** The scenario in which the process is killed. */
export interface Story {
  /** The card, one of the simulator's scenarios. */
  readonly card: string;
  readonly details?: OrderDetails;
  readonly instalments?: readonly InstalmentPlan[];
  /**
   * From the Pay button to the result; an operation of the merchant on a paid order; or the signature of a mandate
   * without a payment.
   */
  readonly kind: "payment" | "operation" | "signature";
  /** Runs inside the process that is killed. */
  play(shop: Shop, scene: Scene): Promise<unknown>;
}

/** The order of one run of a story. */
export interface Scene {
  readonly orderId: string;
  /** The paid transaction that a merchant's operation works on. */
  readonly reference: string;
  /** Where a browser's post is recorded just before it is sent, so that it can be repeated. */
  readonly returnsFile: string;
  /** Overrides the story's own card. */
  readonly card?: string;
  /** Someone else posts to the return address before the buyer comes back. */
  readonly forges?: boolean;
}

/** What the buyer of an attempt has read. */
export interface Told {
  readonly reference: string;
  /** The state of the attempt, or the code of a problem. */
  readonly outcome: string;
}

const frictionless = "5100000100000700";
const signing = { iban: "FR7699999000010000000003413", holder: "Ann Lee", saveMandate: true };

export const stories = {
  card: { card: frictionless, kind: "payment", play: payWithNewCard },
  refused: { card: "5100000100000205", kind: "payment", play: payWithNewCard },
  challenge: { card: "5100000000000800", kind: "payment", play: payWithNewCard },
  review: { card: "5100000500000300", kind: "payment", play: payWithNewCard },
  keptCard: { card: frictionless, kind: "payment", play: payAndKeepCard },
  wallet: { card: frictionless, kind: "payment", play: payWithSavedCard },
  oneClick: { card: frictionless, kind: "payment", play: payWithSavedCard },
  // The card is for a buyer who pays again.
  ideal: { card: frictionless, kind: "payment", play: payAway("ideal", rotterdam) },
  sofort: { card: frictionless, kind: "payment", play: payAway("sofort") },
  issuerWallet: { card: frictionless, kind: "payment", play: payAway("issuer-wallet") },
  bancontact: { card: frictionless, kind: "payment", play: payInApp },
  paypal: { card: frictionless, kind: "payment", play: payByPaypal },
  google: { card: frictionless, kind: "payment", play: payByGoogle("CRYPTOGRAM_3DS") },
  googleChallenge: { card: "5100000000000800", kind: "payment", play: payByGoogle("PAN_ONLY") },
  instalments: {
    card: frictionless,
    instalments: [{ count: 3, everyDays: 30 }],
    kind: "payment",
    play: payInInstalments,
  },
  savedMandate: {
    card: frictionless,
    kind: "payment",
    play: payAtOnce("sepa-direct-debit", { paymentMeanId: "1" }),
  },
  elv: {
    card: frictionless,
    kind: "payment",
    play: payAtOnce("elv", { customerAccount: "DE39999999990000000100", holder: "Ann Lee" }),
  },
  signature: { card: frictionless, kind: "signature", play: signMandate },
  mandate: { card: frictionless, kind: "payment", play: payAway("sepa-direct-debit", signing) },
  refund: {
    card: frictionless,
    details: { captureMode: "IMMEDIATE" },
    kind: "operation",
    play: ({ payments }, { orderId, reference }) =>
      payments.operations.refund({ idempotencyKey: orderId, reference, amountMinor: 1000 }),
  },
  cancel: {
    card: frictionless,
    // Far from the evening on which it would be captured.
    details: { captureDay: "3" },
    kind: "operation",
    play: ({ payments }, { orderId, reference }) =>
      payments.operations.cancel({ idempotencyKey: orderId, reference, amountMinor: 1000 }),
  },
  validate: {
    card: frictionless,
    details: { captureMode: "VALIDATION", captureDay: "3" },
    kind: "operation",
    play: ({ payments }, { orderId, reference }) =>
      payments.operations.validate({ idempotencyKey: orderId, reference, amountMinor: 1490 }),
  },
  duplicate: {
    card: frictionless,
    kind: "operation",
    play: ({ payments }, { orderId, reference }) =>
      payments.operations.duplicate({ idempotencyKey: orderId, reference, amountMinor: 1000 }),
  },
  charge: {
    card: frictionless,
    kind: "operation",
    play: ({ payments }, { orderId, reference }) =>
      payments.operations.charge(
        { merchantWalletId: walletOf(orderId), paymentMeanId: "1", schemeTransactionIdentifier: "1" },
        { idempotencyKey: orderId, amountMinor: 1000, currencyCode: "978", orderId: `FOR${reference}` },
      ),
  },
  moto: {
    card: frictionless,
    kind: "operation",
    play: async ({ payments, simulator }, { orderId, reference }) => {
      const key = readCseKey(simulator.csePublicKeyPem);
      const card = { ...(await encryptCard({ cardNumber: frictionless }, key)), cardExpiryDate: "203012" };
      const order = { amountMinor: 1000, currencyCode: "978", orderId: `FOR${reference}` };
      return payments.operations.moto({ idempotencyKey: orderId, card, ...order });
    },
  },
  acceptReview: {
    card: "5100000500000300",
    kind: "operation",
    play: ({ payments }, { orderId, reference }) =>
      payments.operations.acceptReview({ idempotencyKey: orderId, reference }),
  },
} as const satisfies { readonly [name: string]: Story };

export type StoryName = keyof typeof stories;

/** Pays an order from the card form to the result page, over HTTP. */
export async function payWithNewCard(shop: Shop, scene: Scene, card = cardOf(scene)): Promise<Told> {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(scene.orderId);
  const { body } = await buyer.pays(session, await buyer.types(card));
  return told(session.session, body["next"] === "redirect" ? await throughAcs(shop, scene, body) : body);
}

/** The first of three; the reconciler charges the others. */
async function payInInstalments(shop: Shop, scene: Scene): Promise<Told> {
  const buyer = createBuyer(shop);
  const { session } = await buyer.opens(scene.orderId);
  const paymentToken = await buyer.types(cardOf(scene));
  const sent = { session, paymentToken, instalments: 3 };
  const { body } = await postJson(`${shop.url}/sips/payments`, sent);
  return told(session, await throughAcs(shop, scene, body));
}

/** The buyer presses Pay, and stays in the shop. */
function payAtOnce(paymentMethod: string, input: object) {
  return async (shop: Shop, { orderId }: Scene): Promise<Told> => {
    const buyer = createSupplierBuyer(shop, paymentMethod);
    const session = await buyer.opens(orderId);
    return told(session.session, (await buyer.pays(session, input)).body);
  };
}

/** The buyer signs a mandate in their account, without a payment, and comes back. */
export async function signMandate(shop: Shop, { orderId, returnsFile }: Scene): Promise<void> {
  const buyer = createSupplierBuyer(shop, "sepa-direct-debit");
  const account = { iban: signing.iban, holder: signing.holder };
  const asBuyer = { "x-wallet": walletOf(orderId) };
  const { body } = await postJson(`${shop.url}/sips/mandates`, account, asBuyer);
  const form = formOf(await buyer.decides(String(body["url"]), "Confirm"));
  appendFileSync(returnsFile, `${JSON.stringify({ orderId, form })}\n`);
  await buyer.submit(form);
}

/** With the box ticked; the reconciler then adds the card to the wallet. */
async function payAndKeepCard(shop: Shop, scene: Scene): Promise<Told> {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(scene.orderId);
  const paymentToken = await buyer.types(cardOf(scene));
  const sent = { session: session.session, paymentToken, saveCard: true };
  const { body } = await postJson(`${shop.url}/sips/payments`, sent, {
    "x-wallet": walletOf(scene.orderId),
  });
  const outcome = await told(session.session, await throughAcs(shop, scene, body));
  await shop.payments.reconcile();
  return outcome;
}

async function payWithSavedCard(shop: Shop, scene: Scene): Promise<Told> {
  const { orderId } = scene;
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "wallet" });
  // The router's own answer, held to its form by the tests of payments.
  const { session, savedCards } = opened.body as {
    session: string;
    savedCards: readonly { paymentMeanId: string }[];
  };
  const paymentMeanId = savedCards[0]?.paymentMeanId;
  const { body } = await postJson(`${shop.url}/sips/payments`, { session, paymentMeanId });
  return told(session, body["next"] === "redirect" ? await throughAcs(shop, scene, body) : body);
}

/** Pays where the buyer is redirected to, and comes back. */
function payAway(paymentMethod: string, input: object = {}) {
  return async (shop: Shop, { orderId, returnsFile }: Scene): Promise<Told> => {
    const buyer = createSupplierBuyer(shop, paymentMethod);
    const session = await buyer.opens(orderId);
    const { body } = await buyer.pays(session, input);
    const form = formOf(await buyer.decides(String(body["url"]), "Confirm"));
    appendFileSync(returnsFile, `${JSON.stringify({ orderId, form })}\n`);
    return told(session.session, JSON.parse((await buyer.submit(form)).text));
  };
}

/** Google's sheet gives the page a payload; the page sends it. */
function payByGoogle(authMethod: "CRYPTOGRAM_3DS" | "PAN_ONLY") {
  return async (shop: Shop, scene: Scene): Promise<Told> => {
    const buyer = createSupplierBuyer(shop, "google-pay");
    const session = await buyer.opens(scene.orderId);
    const paymentData = await googlePayload(shop, cardOf(scene), authMethod);
    const { body } = await buyer.pays(session, { paymentData });
    return told(session.session, body["next"] === "redirect" ? await throughAcs(shop, scene, body) : body);
  };
}

/** Pays in the supplier's app, while the page in the browser follows the payment. */
async function payInApp(shop: Shop, { orderId }: Scene): Promise<Told> {
  const buyer = createSupplierBuyer(shop, "bancontact-mobile");
  const session = await buyer.opens(orderId);
  const { body } = await buyer.pays(session);
  const url = new URL(String(body["url"]), shop.url).href;
  await decidesInApp(shop, await buyer.open(url), "Confirm");
  // A browser without JavaScript: reloads until the page leads to the result.
  for (;;) {
    const page = await buyer.open(url);
    if (page.url.includes("/result")) return told(session.session, JSON.parse(page.text));
  }
}

async function payByPaypal(shop: Shop, { orderId, returnsFile }: Scene): Promise<Told> {
  const buyer = createSupplierBuyer(shop, "paypal");
  const session = await buyer.opens(orderId);
  const { body } = await buyer.pays(session);
  const form = formOf(await buyer.decides(String(body["url"]), "Confirm"));
  appendFileSync(returnsFile, `${JSON.stringify({ orderId, form })}\n`);
  const confirm = { ...formOf(await buyer.submit(form)), fields: { answer: "confirm" } };
  appendFileSync(returnsFile, `${JSON.stringify({ orderId, form: confirm })}\n`);
  return told(session.session, JSON.parse((await buyer.submit(confirm)).text));
}

async function throughAcs(
  shop: Shop,
  { orderId, returnsFile, forges = false }: Scene,
  { url }: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const buyer = createBuyer(shop);
  const form = await buyer.returnForm(String(url), "Authenticate");
  if (forges) await buyer.submit({ ...form, fields: { ...form.fields, PaRes: "forged" } });
  appendFileSync(returnsFile, `${JSON.stringify({ orderId, form })}\n`);
  const page = await buyer.submit(form);
  // The shop's result page is the payment as JSON; problems have a page of their own.
  return page.url.includes("/result") ? (JSON.parse(page.text) as Record<string, unknown>) : {};
}

function told(session: string, { outcome, state, code }: Record<string, unknown>): Told {
  // A signed session is `key.reference.expiry.signature`.
  return { reference: session.split(".")[1] ?? "", outcome: String(outcome ?? state ?? code) };
}

/** An order is named after its story and the step of the kill. */
export function storyOf(orderId: string): StoryName {
  // The name is letters and the step digits, so every order of this test has a story.
  return orderId.replace(/\d+$/, "") as StoryName;
}

export function cardOf({ orderId, card }: Scene): string {
  return card ?? stories[storyOf(orderId)].card;
}
