import type { CardFormPage } from "../card-form-page.js";
import { rotterdam } from "../ideal-scene.js";
import { canaries } from "../payment-methods/canaries.js";
import type { WayToPay } from "../payment-methods/method-under-test.js";
import type { Shop } from "../shop.js";

/** How a buyer pays with an element of the shop's page. */
export interface ElementUnderTest {
  readonly tag: string;
  /** Attributes besides the order's id. */
  readonly attributes?: string | ((shop: Shop) => string);
  /** Elements beside it. */
  readonly beside?: string;
  /** Its modules, and those of the elements beside it, where define.js does not have them. */
  readonly modules: readonly string[];
  /** The text of its button. */
  readonly button: string;
  /** True when it opens its session only once the button is pressed. */
  readonly opensLate?: true;
  /** What the buyer enters before they press it. */
  readonly fillsIn?: (form: CardFormPage) => Promise<unknown>;
  /** The same with a card or account that the bank refuses. */
  readonly fillsInRefused?: ElementUnderTest["fillsIn"];
  /** What they choose before the page sends the payment. */
  readonly goesOn?: (form: CardFormPage) => Promise<unknown>;
  /** The same with a card that the bank refuses. */
  readonly goesOnRefused?: ElementUnderTest["goesOn"];
  /** The button of the shop's own page on the way to the supplier. */
  readonly leadsOn?: string;
}

/** The element by which buyers pay, for each entry of the tables of payment methods. */
export function elementFor({ name, method }: WayToPay): ElementUnderTest {
  const found = elements[name ?? method.id];
  if (!found) throw new Error(`No element for ${name ?? method.id}.`);
  return found;
}

const button = "Pay";

/** A button alone, which leads to a supplier. */
const supplier = (method: string, text: string) =>
  ({ tag: `sips-${method}`, modules: [method], button: text, opensLate: true }) as const;

const cardForm = {
  tag: "sips-card-form",
  modules: [],
  button,
  fillsIn: (form) => form.fill(canaries.cardNumber),
} as const satisfies ElementUnderTest;

const encrypted = { ...cardForm, attributes: `mode="cse"` } as const;

/** The first saved card is chosen already. */
const savedCards = { tag: "sips-saved-cards", modules: ["define-saved-cards"], button } as const;

const inThree = {
  beside: "<sips-instalments></sips-instalments>",
  choosesThree: ({ page }: CardFormPage) => page.getByRole("radio", { name: /in 3 instalments/ }).check(),
};

/** Chooses a card in the simulated sheet, by its last digits. */
const chooses =
  (digits: string) =>
  ({ page }: CardFormPage) =>
    page.getByRole("button", { name: new RegExp(digits) }).click();

const google = {
  tag: "sips-google-pay",
  modules: ["google-pay"],
  attributes: ({ simulator }: Shop) =>
    `gateway="sips" gateway-merchant-id="4711" script="${simulator.origins.fields}/google-pay/pay.js"`,
  button: "Pay with Google Pay",
} as const;

const mandate = {
  tag: "sips-mandate-form",
  modules: ["sepa-direct-debit"],
  button: "Pay by direct debit",
} as const;

/** Enters an account and its holder. */
const account =
  (label: string, number: string) =>
  async ({ page }: CardFormPage): Promise<void> => {
    await page.getByLabel(label).fill(number);
    await page.getByLabel("Account holder").fill("Ann Lee");
  };

const elvAccount = "German IBAN or account number";

const elements: { readonly [name: string]: ElementUnderTest | undefined } = {
  ideal: {
    tag: "sips-ideal",
    modules: ["ideal"],
    button: "Pay with iDEAL",
    fillsIn: ({ page }) => page.getByLabel("Your bank").selectOption(rotterdam.bankName),
  },
  sofort: supplier("sofort", "Pay with Sofort"),
  "bancontact-mobile": {
    ...supplier("bancontact-mobile", "Pay with Bancontact"),
    leadsOn: "Continue on the Bancontact page",
  },
  "issuer-wallet": supplier("issuer-wallet", "Pay with Paylib"),
  paypal: supplier("paypal", "Pay with PayPal"),
  "sepa-direct-debit": { ...mandate, fillsIn: account("IBAN", canaries.iban) },
  "card, hosted fields": cardForm,
  "card, encrypted in the page": encrypted,
  "card, by way of a token": encrypted,
  "saved card": savedCards,
  "card, in instalments": {
    ...encrypted,
    modules: ["instalments"],
    beside: inThree.beside,
    async fillsIn(form) {
      await inThree.choosesThree(form);
      await cardForm.fillsIn(form);
    },
  },
  "saved card, in instalments": {
    ...savedCards,
    modules: [...savedCards.modules, "instalments"],
    beside: inThree.beside,
    fillsIn: inThree.choosesThree,
  },
  "Google Pay, card on file": { ...google, goesOn: chooses("0800") },
  "one click": {
    ...savedCards,
    fillsInRefused: ({ page }) => page.getByRole("radio", { name: /ending in 05/ }).check(),
  },
  "Google Pay, authenticated on the device": {
    ...google,
    goesOn: chooses("0700"),
    goesOnRefused: chooses("0205"),
  },
  "saved mandate": {
    ...mandate,
    fillsInRefused: ({ page }) => page.getByRole("radio", { name: /… 05/ }).check(),
  },
  ELV: {
    tag: "sips-elv-form",
    modules: ["elv"],
    button: "Pay by direct debit (ELV)",
    opensLate: true,
    fillsIn: account(elvAccount, canaries.germanIban),
    fillsInRefused: account(elvAccount, "DE98999999990000000105"),
  },
};
