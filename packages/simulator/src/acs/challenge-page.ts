import { amountText } from "../http/amount-text.js";
import { buyerPage } from "../http/buyer-page.js";
import { choiceButtons } from "../http/choice-buttons.js";
import { hiddenInputs, html, type Html } from "../http/html.js";
import { pageAnswer } from "../http/page-answer.js";
import type { Language } from "../http/page-language.js";
import type { RouteAnswer } from "../http/routes.js";
import { selfSubmittingForm } from "../http/self-submitting-form.js";
import type { ShownChallenge } from "./acs-port.js";
import { acsTexts, verdicts, type AcsFault } from "./acs-texts.js";

/** What the shop has posted. */
export interface ChallengeForm {
  readonly paReq: string;
  /** Where the cardholder returns to. */
  readonly termUrl: string;
  readonly shopOrigin: string;
  /** The shop's own value, returned unchanged. */
  readonly md: string;
}

/** The challenge page. Plain forms that need no JavaScript. A shop may show it in a frame. */
export function challengePage(challenge: ShownChallenge, form: ChallengeForm, lang: Language): RouteAnswer {
  const words = acsTexts[lang];
  const { amount, currencyCode, maskedPan, merchantName } = challenge;
  const buttons = choiceButtons(
    verdicts.map((verdict) => ({ verdict, label: words.verdicts[verdict], effect: words.effects[verdict] })),
  );
  const content = html`<p>${words.request}</p>
    <dl>
      ${fact(words.amount, amountText(amount, currencyCode, lang))} ${fact(words.shop, merchantName)}
      ${fact(words.card, `•••• ${maskedPan.slice(-2)}`)}
    </dl>
    <form method="post" action="/challenge/verdict" class="buttons">
      ${hiddenInputs({ PaReq: form.paReq, TermUrl: form.termUrl, MD: form.md })} ${buttons}
    </form>`;
  return pageAnswer(
    bankPage(lang, words.title, () => content),
    {
      frameAncestors: form.shopOrigin,
      formAction: "'self'",
    },
  );
}

/** Returns the cardholder to the shop. */
export function returnPage(
  paRes: string,
  { termUrl, shopOrigin, md }: ChallengeForm,
  lang: Language,
): RouteAnswer {
  const words = acsTexts[lang];
  const fields = { PaRes: paRes, MD: md };
  const content = (nonce: string) => selfSubmittingForm({ url: termUrl, fields, button: words.back, nonce });
  return pageAnswer(bankPage(lang, words.returning, content), {
    frameAncestors: shopOrigin,
    formAction: shopOrigin,
  });
}

/** Shows an error. It may not be framed, because the embedding page is unknown. */
export function faultPage(fault: AcsFault, lang: Language, status = 400): RouteAnswer {
  const words = acsTexts[lang];
  const content = html`<p role="alert">${words.faults[fault]}</p>`;
  return pageAnswer(
    bankPage(lang, words.problem, () => content),
    { frameAncestors: "'none'" },
    status,
  );
}

function bankPage(lang: Language, title: string, content: (nonce: string) => Html): (nonce: string) => Html {
  return (nonce) =>
    buyerPage({ lang, nonce, title, owner: acsTexts[lang].bank, colour: "#0b3d63", content: content(nonce) });
}

function fact(name: string, value: string) {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
