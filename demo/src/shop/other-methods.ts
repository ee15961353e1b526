import {
  bancontactMobile,
  elv,
  googlePay,
  ideal,
  issuerWallet,
  paypal,
  sepaDirectDebit,
  sofort,
  type PaymentMethod,
} from "@sips-kit/server";
import type { Language } from "./language.js";
import type { MethodIcon } from "./method-icons.js";

/** A payment method that the shop takes besides cards, with all that its pages need. */
export interface OtherMethod {
  /** As in the journal; also its name in SIPS_PAYMENT_METHODS and in the payment page's address. */
  readonly id: string;
  readonly create: () => PaymentMethod;
  readonly icon: MethodIcon;
  /** Only for buyers who have logged in: it uses their wallet at the gateway. */
  readonly needsAccount?: true;
  /** Only with the simulator: it loads a script from the origin of the simulated card fields. */
  readonly needsSimulator?: true;
  /** Its element, and the package's entry point that defines it. */
  readonly element: { readonly tag: `sips-${string}`; readonly module: string };
  /** The element's attributes besides those that all have. */
  readonly attributes?: (cardFieldsOrigin: string) => Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<Language, { readonly name: string; readonly about: string }>>;
}

/**
 * The payment methods besides cards, in the order in which buyers see them. One entry adds a method: to settings,
 * server, payment page and scripts.
 */
export const otherMethods: readonly OtherMethod[] = [
  {
    id: "paypal",
    create: () => paypal(),
    icon: "wallet",
    element: { tag: "sips-paypal", module: "@sips-kit/web-components/paypal" },
    texts: {
      en: {
        name: "PayPal",
        about: "You agree to the payment at PayPal, come back here, and confirm it.",
      },
      fr: {
        name: "PayPal",
        about: "Vous donnez votre accord chez PayPal, revenez ici et confirmez le paiement.",
      },
    },
  },
  {
    id: "google-pay",
    create: () => googlePay(),
    icon: "wallet",
    needsSimulator: true,
    element: { tag: "sips-google-pay", module: "@sips-kit/web-components/google-pay" },
    attributes: (cardFieldsOrigin) => ({
      script: `${cardFieldsOrigin}/google-pay/pay.js`,
      gateway: "simulated",
      "gateway-merchant-id": "demo",
    }),
    texts: {
      en: {
        name: "Google Pay",
        about: "You choose a card that you keep at Google. Here it offers test cards.",
      },
      fr: {
        name: "Google Pay",
        about:
          "Vous choisissez une carte enregistrée chez Google. Ici, des cartes de test vous sont proposées.",
      },
    },
  },
  {
    id: "ideal",
    create: () => ideal(),
    icon: "bank",
    element: { tag: "sips-ideal", module: "@sips-kit/web-components/ideal" },
    texts: {
      en: {
        name: "iDEAL",
        about: "You pay at your bank, in its own page or app. Our shop learns nothing of your account.",
      },
      fr: {
        name: "iDEAL",
        about:
          "Vous payez auprès de votre banque, sur sa page ou dans son application. Notre boutique ne reçoit aucune information sur votre compte.",
      },
    },
  },
  {
    id: "bancontact-mobile",
    create: () => bancontactMobile(),
    icon: "phone",
    element: { tag: "sips-bancontact-mobile", module: "@sips-kit/web-components/bancontact-mobile" },
    texts: {
      en: { name: "Bancontact", about: "You pay in the Bancontact app, on this phone or on another one." },
      fr: {
        name: "Bancontact",
        about: "Vous payez dans l’application Bancontact, sur ce téléphone ou sur un autre.",
      },
    },
  },
  {
    id: "sofort",
    create: () => sofort(),
    icon: "bank",
    element: { tag: "sips-sofort", module: "@sips-kit/web-components/sofort" },
    texts: {
      en: { name: "Sofort", about: "You choose your bank at Sofort, and transfer the amount there." },
      fr: {
        name: "Sofort",
        about: "Vous choisissez votre banque chez Sofort, et y effectuez le virement.",
      },
    },
  },
  {
    id: "issuer-wallet",
    create: () => issuerWallet(),
    icon: "phone",
    needsAccount: true,
    element: { tag: "sips-issuer-wallet", module: "@sips-kit/web-components/issuer-wallet" },
    texts: {
      en: { name: "Paylib", about: "You agree to the payment in your bank’s app. No card is needed." },
      fr: {
        name: "Paylib",
        about: "Vous validez le paiement dans l’application de votre banque, sans saisir de carte.",
      },
    },
  },
  {
    id: "sepa-direct-debit",
    create: () => sepaDirectDebit(),
    icon: "mandate",
    element: { tag: "sips-mandate-form", module: "@sips-kit/web-components/sepa-direct-debit" },
    texts: {
      en: {
        name: "Direct debit",
        about: "You sign a mandate, and we debit your bank account two days later.",
      },
      fr: {
        name: "Prélèvement",
        about: "Vous signez un mandat, et nous prélevons le montant sur votre compte deux jours plus tard.",
      },
    },
  },
  {
    id: "elv",
    create: () => elv(),
    icon: "mandate",
    element: { tag: "sips-elv-form", module: "@sips-kit/web-components/elv" },
    texts: {
      en: {
        name: "German direct debit (ELV)",
        about: "For accounts in Germany: you sign nothing, and we debit your bank account two days later.",
      },
      fr: {
        name: "Prélèvement allemand (ELV)",
        about:
          "Pour les comptes en Allemagne : vous ne signez rien, et nous prélevons le montant sur votre compte deux jours plus tard.",
      },
    },
  },
];
