import { codes, meaningOf, type Payment } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import type { OfficePayment } from "./office-payment.js";

/** Why nothing was charged, and what to tell a buyer who asks; undefined for every other payment. */
export function refusalCard({ payment, atGateway }: OfficePayment, language: Language): Html | undefined {
  const { state, buyerMessage } = payment;
  if (state !== "refused" && state !== "abandoned") return undefined;
  const answer = atGateway.kind === "found" ? atGateway.answer : {};
  const reasons = state === "refused" ? reasonsOf(payment, answer.complementaryCode, language) : [];
  if (reasons.length === 0 && buyerMessage === undefined) return undefined;
  const say = sentences[language];
  return html`<section class="card" aria-labelledby="why">
    <h2 id="why">${say.title}</h2>
    ${reasons.map(({ meaning, code }) => html`<p class="why">${meaning} <code>${code}</code></p>`)}
    ${buyerMessage && html`<p class="hint">${say.tell} ${say.quoted(buyerMessage[language])}</p>`}
  </section>`;
}

interface Reason {
  readonly meaning: string;
  /** The gateway's field and code. */
  readonly code: string;
}

/** The issuer's answer is more exact than the gateway's, which only passes a refusal on. */
function reasonsOf(
  { responseCode, acquirerResponseCode }: Payment,
  complementaryCode: string | undefined,
  language: Language,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const add = (list: "responseCode" | "acquirerResponseCode" | "complementaryCode", code = "") => {
    if (code === "" || code === "00") return;
    reasons.push({ meaning: meaningOf(codes[list], code, language), code: `${list} ${code}` });
  };
  add("acquirerResponseCode", acquirerResponseCode);
  add("complementaryCode", complementaryCode);
  if (reasons.length === 0) add("responseCode", responseCode);
  return reasons;
}

const sentences = {
  en: { title: "Why nothing was charged", tell: "Tell the buyer:", quoted: (text: string) => `“${text}”` },
  fr: {
    title: "Pourquoi rien n’a été débité",
    tell: "À dire à l’acheteur\u00a0:",
    quoted: (text: string) => `«\u00a0${text}\u00a0»`,
  },
} as const satisfies Record<Language, unknown>;
