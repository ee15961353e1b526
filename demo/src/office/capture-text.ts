import { codes, meaningOf } from "@sips-kit/server";
import type { Language } from "../shop/language.js";

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
