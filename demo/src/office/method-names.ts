import type { Language } from "../shop/language.js";
import { otherMethods } from "../shop/other-methods.js";

/** The name of a payment method. */
export function methodName(id: string, language: Language): string {
  return ownMethods[language][id] ?? otherMethods.find((one) => one.id === id)?.texts[language].name ?? id;
}

const ownMethods: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>> = {
  en: {
    card: "Card",
    "saved-card": "Saved card",
    moto: "Phone or mail order",
    charge: "Saved card, charged by staff",
    duplicate: "Same card, charged again by staff",
  },
  fr: {
    card: "Carte",
    "saved-card": "Carte enregistrée",
    moto: "Commande à distance",
    charge: "Carte enregistrée, débitée par nous",
    duplicate: "Même carte, débitée à nouveau par nous",
  },
};

/** The payment methods by which the office filters. */
export const knownMethods: readonly string[] = [
  "card",
  "saved-card",
  "moto",
  "charge",
  "duplicate",
  ...otherMethods.map(({ id }) => id),
];
