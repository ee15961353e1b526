import { amountText } from "../http/amount-text.js";
import { buyerPage } from "../http/buyer-page.js";
import { choiceButtons } from "../http/choice-buttons.js";
import { hiddenInputs, html, type Html } from "../http/html.js";
import { pageAnswer } from "../http/page-answer.js";
import type { Language } from "../http/page-language.js";
import type { RouteAnswer } from "../http/routes.js";
import { selfSubmittingForm } from "../http/self-submitting-form.js";
import { webOrigin } from "../http/web-origin.js";
import type { SupplierKind, SupplierSession, SupplierVerdict } from "../ledger/supplier-sessions.js";
import type { ReturnForm } from "./return-form.js";
import { supplierTexts } from "./supplier-texts.js";
import { suppliers } from "./suppliers.js";

/** The page that asks the buyer: what it is about, and a button for each answer, which posts the form. */
export function askPage(
  session: SupplierSession,
  form: { readonly action: string; readonly fields: Readonly<Record<string, string>> },
  lang: Language,
): RouteAnswer {
  const { kind, mandate } = session;
  const { verdicts } = suppliers[kind];
  const words = supplierTexts[lang];
  // A signature has no "pending", and its texts neither.
  const effects: Readonly<Partial<Record<SupplierVerdict, string>>> = mandate
    ? words.mandateEffects
    : words.effects;
  const buttons = choiceButtons(
    verdicts.map((verdict) => ({ verdict, label: words.verdicts[verdict], effect: effects[verdict] ?? "" })),
  );
  const content = html`${facts(session, lang)} ${mandate ? html`<p>${words.consent}</p>` : undefined}
    <form method="post" action="${form.action}" class="buttons">
      ${hiddenInputs(form.fields)} ${buttons}
    </form>`;
  const title = mandate ? words.mandate : words.payment;
  return pageAnswer(supplierPage(kind, lang, { title, owner: session.bankName, content: () => content }), {
    frameAncestors: "'none'",
    formAction: "'self'",
  });
}

/** Returns the buyer to the shop. */
export function returnPage(kind: SupplierKind, { url, fields }: ReturnForm, lang: Language): RouteAnswer {
  const words = supplierTexts[lang];
  const content = (nonce: string) => selfSubmittingForm({ url, fields, button: words.return, nonce });
  return pageAnswer(supplierPage(kind, lang, { title: words.returning, content }), {
    frameAncestors: "'none'",
    formAction: webOrigin(url) ?? "'none'",
  });
}

/** The app after the buyer's answer: it opens the shop's address in the browser, if the shop has given one. */
export function appDonePage({ kind, context }: SupplierSession, lang: Language): RouteAnswer {
  const words = supplierTexts[lang];
  const { completionRedirectUrl: url } = context;
  const isUsable = typeof url === "string" && webOrigin(url) !== undefined;
  const content = html`<p role="status">${words.appDone}</p>
    ${isUsable ? html`<p><a href="${url}">${words.return}</a></p>` : undefined}`;
  return pageAnswer(supplierPage(kind, lang, { title: words.appTitle, content: () => content }), {
    frameAncestors: "'none'",
  });
}

/** Shows an error. */
export function faultPage(
  kind: SupplierKind,
  fault: keyof (typeof supplierTexts)["en"]["faults"],
  lang: Language,
  status = 400,
): RouteAnswer {
  const words = supplierTexts[lang];
  const content = html`<p role="alert">${words.faults[fault]}</p>`;
  return pageAnswer(
    supplierPage(kind, lang, { title: words.problem, content: () => content }),
    { frameAncestors: "'none'" },
    status,
  );
}

function supplierPage(
  kind: SupplierKind,
  lang: Language,
  page: {
    readonly title: string;
    /** Default: the supplier itself. */
    readonly owner?: string | undefined;
    readonly content: (nonce: string) => Html;
  },
): (nonce: string) => Html {
  const { colour, owner } = suppliers[kind];
  const { title, content } = page;
  return (nonce) =>
    buyerPage({ lang, nonce, colour, title, owner: page.owner ?? owner[lang], content: content(nonce) });
}

function facts(session: SupplierSession, lang: Language): Html {
  const words = supplierTexts[lang];
  const { mandate, merchantName, subject, bankName } = session;
  const rows: (readonly [string, string | undefined])[] = mandate
    ? [
        [words.creditor, merchantName],
        [words.creditorId, mandate.creditorId],
        [words.reference, subject],
        [words.debtor, mandate.debtorName || undefined],
        [words.iban, mandate.maskedIban.replace(/#+/, " … ")],
      ]
    : [
        [words.amount, amountText(session.amount ?? 0, session.currencyCode ?? "", lang)],
        [words.shop, merchantName],
        [words.bank, bankName],
        [words.reference, subject],
      ];
  const shown = rows
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd class="${value === subject ? "reference" : ""}">${value}</dd>
        </div>`,
    );
  return html`<dl>${shown}</dl>`;
}
