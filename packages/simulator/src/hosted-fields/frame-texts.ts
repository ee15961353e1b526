import type { Language } from "../http/page-language.js";

/** The frames of one form. */
export type FrameField = "cardNumber" | "expiry" | "csc" | "cardholderName" | "cardBrands";

/** The frames' texts: labels and error messages. */
export interface FrameTexts {
  readonly labels: Readonly<Record<FrameField, string>>;
  readonly brandHint: string;
  readonly faults: Readonly<Record<FrameField, Readonly<Record<string, string>>>>;
}

export const frameTexts: Readonly<Record<Language, FrameTexts>> = {
  en: {
    labels: {
      cardNumber: "Card number",
      expiry: "Expiry date (month / year)",
      csc: "Security code",
      cardholderName: "Cardholder name",
      cardBrands: "Brand to pay with",
    },
    brandHint: "Your card carries several brands. You may choose.",
    faults: {
      cardNumber: {
        empty: "Enter the card number.",
        incomplete: "The card number is not complete.",
        invalid: "The card number is not right. Check its digits.",
        refused: "This shop does not take this card.",
      },
      expiry: {
        empty: "Enter the expiry date.",
        incomplete: "Enter the month and the year, such as 09 / 29.",
        invalid: "The expiry date is not right. Check month and year.",
        expired: "The card has expired.",
      },
      csc: {
        empty: "Enter the security code.",
        incomplete: "The security code is not complete.",
        invalid: "The security code is not right.",
      },
      cardholderName: {
        empty: "Enter the name on the card.",
        invalid: "Enter the name as it is on the card, without digits.",
      },
      cardBrands: {},
    },
  },
  fr: {
    labels: {
      cardNumber: "Numéro de carte",
      expiry: "Date d’expiration (mois / année)",
      csc: "Cryptogramme visuel",
      cardholderName: "Nom du titulaire",
      cardBrands: "Marque à utiliser",
    },
    brandHint: "Votre carte porte plusieurs marques. Vous pouvez choisir.",
    faults: {
      cardNumber: {
        empty: "Saisissez le numéro de carte.",
        incomplete: "Le numéro de carte est incomplet.",
        invalid: "Le numéro de carte est incorrect. Vérifiez les chiffres.",
        refused: "Cette boutique n’accepte pas cette carte.",
      },
      expiry: {
        empty: "Saisissez la date d’expiration.",
        incomplete: "Saisissez le mois et l’année, par exemple 09 / 29.",
        invalid: "La date d’expiration est incorrecte. Vérifiez le mois et l’année.",
        expired: "La carte a expiré.",
      },
      csc: {
        empty: "Saisissez le cryptogramme.",
        incomplete: "Le cryptogramme est incomplet.",
        invalid: "Le cryptogramme est incorrect.",
      },
      cardholderName: {
        empty: "Saisissez le nom du titulaire.",
        invalid: "Saisissez le nom tel qu’il figure sur la carte, sans chiffres.",
      },
      cardBrands: {},
    },
  },
};
