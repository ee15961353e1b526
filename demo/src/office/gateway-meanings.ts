import { codes, meaningOf } from "@sips-kit/server";
import type { Language } from "../shop/language.js";

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

/** The name of one of the gateway's lists. */
export function listName(list: string, language: Language): string {
  return meaningOf(codes.fraudListType, list, language);
}
