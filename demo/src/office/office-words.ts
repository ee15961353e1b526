import { codes, meaningOf, type Payment } from "@sips-kit/server";
import { stateText } from "../shop/event-sentences.js";
import type { Language } from "../shop/language.js";
import { otherMethods } from "../shop/other-methods.js";
import { standingText, type Standing } from "../shop/standing.js";

/** The status of a payment in the words of an office. */
export function statusWord(standing: Standing, language: Language): string {
  if (language === "fr") return standingText(standing, language);
  return statesEn[standing as Payment["state"]] ?? standingText(standing, language);
}

/** A state in the words of an office. */
export function stateWord(state: Payment["state"], language: Language): string {
  return language === "fr" ? stateText(state, language) : statesEn[state];
}

const statesEn: Readonly<Record<Payment["state"], string>> = {
  opened: "at the checkout",
  starting: "being started",
  redirected: "at the bank",
  confirming: "to be confirmed by the buyer",
  charging: "being charged",
  accepted: "accepted",
  refused: "refused",
  "in-review": "in review",
  unknown: "unknown",
  abandoned: "abandoned",
  returned: "returned by the bank",
};

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

/** What the gateway's status of a transaction means. */
export function gatewayStatusText(status: string, language: Language): string {
  return (
    forStaff.transactionStatus[status]?.[language] ?? meaningOf(codes.transactionStatus, status, language)
  );
}

/** What the gateway's answer to the charge means. */
export function responseText(code: string, language: Language): string {
  return forStaff.responseCode[code]?.[language] ?? meaningOf(codes.responseCode, code, language);
}

/** What the colour of a fraud score means; undefined where the gateway's own verdict says it. */
export function scoreColorText(color: string | undefined, language: Language): string | undefined {
  return color === undefined ? undefined : forStaff.scoreColor[color]?.[language];
}

type StaffTexts = Readonly<Partial<Record<string, Readonly<Record<Language, string>>>>>;

/** In place of meanings that send developers to the gateway's methods and fields: staff have buttons. */
const forStaff: Readonly<Record<"transactionStatus" | "responseCode" | "scoreColor", StaffTexts>> = {
  transactionStatus: {
    TO_CHALLENGE: { en: "Held for fraud review.", fr: "Retenue pour contrôle antifraude." },
  },
  responseCode: {
    "05": { en: "The authorisation is refused.", fr: "L’autorisation est refusée." },
  },
  scoreColor: {
    ORANGE: { en: "Orange: somebody has to decide.", fr: "Orange\u00a0: quelqu’un doit décider." },
  },
};

/** How the 3-D Secure authentication ended. */
export function authenticationText(status: string, language: Language): string {
  return meaningOf(codes.holderAuthentStatus, status, language);
}

/** When the payment is captured: "automatically, 3 days after the order". */
export function captureText(mode: string, day: string | undefined, language: Language): string {
  const words = captureWords[language];
  const days = Number(day ?? "0");
  switch (mode) {
    case "AUTHOR_CAPTURE":
      return days === 0 ? words.sameDay : words.automatic(days);
    case "VALIDATION":
      return words.validation(days);
    default:
      return meaningOf(codes.captureMode, mode, language);
  }
}

const captureWords = {
  en: {
    sameDay: "Automatic, on the day of the order",
    automatic: (days: number) => `Automatic, ${days === 1 ? "1 day" : `${days} days`} after the order`,
    validation: (days: number) =>
      days === 0 ? "When validated" : `When validated, within ${days === 1 ? "1 day" : `${days} days`}`,
  },
  fr: {
    sameDay: "Automatique, le jour de la commande",
    automatic: (days: number) => `Automatique, ${days === 1 ? "1 jour" : `${days} jours`} après la commande`,
    validation: (days: number) =>
      days === 0 ? "Après validation" : `Après validation, sous ${days === 1 ? "1 jour" : `${days} jours`}`,
  },
} as const satisfies Record<Language, unknown>;

/** The name of one of the gateway's lists. */
export function listName(list: string, language: Language): string {
  return meaningOf(codes.fraudListType, list, language);
}
