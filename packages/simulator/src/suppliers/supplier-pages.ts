import { amountText } from "../http/amount-text.js";
import { buyerPage } from "../http/buyer-page.js";
import { choiceButtons } from "../http/choice-buttons.js";
import { hiddenInputs, html, pageAnswer, webOrigin, type Html } from "../http/html.js";
import type { RouteAnswer } from "../http/serve-routes.js";
import type { SupplierKind, SupplierSession, SupplierVerdict } from "../ledger/supplier-sessions.js";
import type { ReturnForm } from "./return-form.js";
import { suppliers } from "./supplier-buttons.js";
import { texts, type Language } from "./supplier-texts.js";

/** The page that asks the buyer: what it is about, and a button for each answer, which posts the form. */
export function askPage(
  session: SupplierSession,
  form: { readonly action: string; readonly fields: Readonly<Record<string, string>> },
  lang: Language,
): RouteAnswer {
  const { kind, mandate } = session;
  const { verdicts, colour } = suppliers[kind];
  const words = texts[lang];
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
  return pageAnswer(
    (nonce) =>
      buyerPage({
        lang,
        nonce,
        colour,
        title: mandate ? words.mandate : words.payment,
        owner: session.bankName ?? suppliers[kind].owner[lang],
        content,
      }),
    { frameAncestors: "'none'", formAction: "'self'" },
  );
}

/** The page that returns the buyer: a self-submitting form, with a button for browsers without JavaScript. */
export function returnPage(kind: SupplierKind, form: ReturnForm, lang: Language): RouteAnswer {
  const { colour, owner } = suppliers[kind];
  const words = texts[lang];
  return pageAnswer(
    (nonce) =>
      buyerPage({
        lang,
        nonce,
        colour,
        owner: owner[lang],
        title: words.returning,
        content: html`<form method="post" action="${form.url}" class="buttons">
            ${hiddenInputs(form.fields)}<button class="main">${words.return}</button>
          </form>
          <script nonce="${nonce}">
            document.forms[0].submit();
          </script>`,
      }),
    { frameAncestors: "'none'", formAction: webOrigin(form.url) ?? "'none'" },
  );
}

/** The app after the buyer's answer: it opens the shop's address in the browser, if the shop has given one. */
export function appDonePage({ kind, context }: SupplierSession, lang: Language): RouteAnswer {
  const { colour, owner } = suppliers[kind];
  const words = texts[lang];
  const { completionRedirectUrl: url } = context;
  const isUsable = typeof url === "string" && webOrigin(url) !== undefined;
  const content = html`<p role="status">${words.appDone}</p>
    ${isUsable ? html`<p><a href="${url}">${words.return}</a></p>` : undefined}`;
  return pageAnswer(
    (nonce) => buyerPage({ lang, nonce, colour, owner: owner[lang], title: words.appTitle, content }),
    { frameAncestors: "'none'" },
  );
}

/** An error page. */
export function faultPage(
  kind: SupplierKind,
  fault: keyof (typeof texts)["en"]["faults"],
  lang: Language,
  status = 400,
): RouteAnswer {
  const { colour, owner } = suppliers[kind];
  const words = texts[lang];
  const content = html`<p role="alert">${words.faults[fault]}</p>`;
  return pageAnswer(
    (nonce) => buyerPage({ lang, nonce, colour, owner: owner[lang], title: words.problem, content }),
    {
      frameAncestors: "'none'",
    },
    status,
  );
}

function facts(session: SupplierSession, lang: Language): Html {
  const words = texts[lang];
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
