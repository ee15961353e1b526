import { checkoutSentences } from "./checkout-sentences.js";
import type { DeveloperView } from "./developer-view.js";
import type { Language } from "./language.js";
import type { MethodIcon } from "./method-icons.js";
import { otherMethods, type OtherMethod } from "./other-methods.js";

/** A way to pay that the payment page offers: a radio button, and the element below it. */
export interface PaymentChoice {
  /** The payment method's id. */
  readonly id: string;
  readonly icon: MethodIcon;
  readonly name: string;
  readonly about: string;
  /** Names of the cards that it takes, shown beside its own. */
  readonly brands: readonly string[];
  readonly element: OtherMethod["element"];
  /** The element's attributes besides those that all have. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What the choices depend on. */
export interface Offer {
  readonly language: Language;
  readonly view: DeveloperView;
  /** The text of the button of cards. */
  readonly payNow: string;
  readonly hasSavedCards: boolean;
  readonly otherMethods: readonly OtherMethod[];
  /** The origin of the gateway's card fields; undefined while the gateway cannot be asked. */
  readonly cardFieldsOrigin: string | undefined;
}

/** The ways to pay, in the order in which the page shows them: what the buyer has saved comes first. */
export function paymentChoices(offer: Offer): readonly PaymentChoice[] {
  const { language, cardFieldsOrigin = "" } = offer;
  const others = offer.otherMethods.map(({ id, icon, element, texts, attributes }): PaymentChoice => ({
    id,
    icon,
    ...texts[language],
    brands: [],
    element,
    attributes: attributes?.(cardFieldsOrigin) ?? {},
  }));
  return [...(offer.hasSavedCards ? [savedCards(offer)] : []), card(offer), ...others];
}

function savedCards({ language, view, payNow }: Offer): PaymentChoice {
  const say = checkoutSentences[language];
  return {
    id: "saved-card",
    icon: "saved-card",
    name: say.savedCard,
    about: say.aboutSavedCard,
    brands: [],
    element: savedCardElement,
    attributes: { "ask-csc": "", challenge: view.challenge, "submit-label": payNow },
  };
}

function card({ language, view, payNow }: Offer): PaymentChoice {
  const say = checkoutSentences[language];
  return {
    id: "card",
    icon: "card",
    name: say.card,
    about: say.aboutCard,
    brands: ["CB", "Visa", "Mastercard"],
    element: cardElement,
    attributes: {
      mode: view.cards,
      "default-brand": "CB",
      challenge: view.challenge,
      "submit-label": payNow,
    },
  };
}

const cardElement = { tag: "sips-card-form", module: "@sips-kit/web-components/save-card" } as const;
const savedCardElement = {
  tag: "sips-saved-cards",
  module: "@sips-kit/web-components/define-saved-cards",
} as const;

/** The script of the element in which buyers choose instalments. */
export const instalmentScript = "instalments.js";

/** The scripts of all elements, by file name: each page loads those of its choices alone. */
export const elementScripts: Readonly<Record<string, string>> = Object.fromEntries([
  [instalmentScript, "@sips-kit/web-components/instalments"],
  ...[
    { id: "card", element: cardElement },
    { id: "saved-card", element: savedCardElement },
    ...otherMethods,
  ].map(({ id, element }) => [scriptOf(id), element.module]),
]);

/** The file name of the script that defines the element of a payment method. */
export function scriptOf(id: string): string {
  return `pay-by-${id}.js`;
}
