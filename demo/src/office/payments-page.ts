import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { isTakenByStaff } from "../shop/taken-by-staff.js";
import { standingOf, toneOf } from "../shop/standing.js";
import { countText } from "./count-text.js";
import { foldCheckouts, type ListRow } from "./fold-checkouts.js";
import { filterForm } from "./filter-form.js";
import type { ListedPayment } from "./listed-payment.js";
import { moment, shortMoment } from "./moments.js";
import { exportQuery, filterQuery, periodQuery, type OfficeFilter } from "./office-filter.js";
import type { OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";
import { methodName } from "./method-names.js";
import { stateWord, statusWord } from "./state-words.js";
import type { PaymentSums } from "./sum-payments.js";

/** One page of the list. */
export interface PaymentList {
  readonly search: OfficeFilter;
  readonly payments: readonly ListedPayment[];
  /** Of the next page. */
  readonly cursor: string | undefined;
  readonly isFirst: boolean;
  /** Whether the same search can be exported and added up. */
  readonly isExportable: boolean;
  readonly sums: PaymentSums | undefined;
  /** How many sample orders the shop has. */
  readonly seeded: number;
}

/** All payments, the newest first. */
export function paymentsPage(list: PaymentList, language: Language): OfficePage {
  const say = officeSentences[language];
  const { search, payments, seeded } = list;
  return {
    title: say.payments,
    scripts: ["typed-numbers.js", "office.js"],
    body: html`<h1>${say.payments}</h1>
      ${filterForm(search, language)}
      ${seeded > 0 && html`<p class="hint">${say.seeded(countText(seeded, language))}</p>`}
      ${newsRegion(list.isFirst, language)}
      ${payments.length === 0 ? html`<p class="empty">${nothing(list, language)}</p>` : paymentsTable(rowsOf(list), language)}
      ${totals(list, language)} ${pages(list, language)}`,
  };
}

/** Unused checkouts are folded away, unless a state is searched for: then every payment in it is listed. */
function rowsOf({ search, payments }: PaymentList): readonly ListRow[] {
  if (search.filter.state !== undefined) return payments.map((listed) => ({ listed, folded: 0 }));
  return foldCheckouts(payments);
}

/** Where the page's script announces new and changed payments. */
export function newsRegion(showsNewest: boolean, language: Language): Html {
  const { added, changed } = officeSentences[language].news;
  return html`<div
    id="news"
    role="status"
    data-added-one="${added.one}"
    data-added-more="${added.more}"
    data-changed-one="${changed.one}"
    data-changed-more="${changed.more}"
    ${showsNewest && html`data-shows-newest`}
  ></div>`;
}

/** A table of payments; the page's script updates its rows. */
function paymentsTable(rows: readonly ListRow[], language: Language): Html {
  const say = officeSentences[language];
  const heads = [say.begun, say.order, say.customer, say.paidWith, say.paid, say.state];
  return html`<table class="payments" id="payments">
    <caption class="unseen">
      ${say.payments}
    </caption>
    <thead>
      <tr>
        ${heads.map((name) => html`<th scope="col" class="${name === say.paid ? "number" : ""}">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((one) => row(one, language))}
    </tbody>
  </table>`;
}

function row({ listed, folded }: ListRow, language: Language): Html {
  const say = officeSentences[language];
  const { payment, operations, customer } = listed;
  const standing = standingOf(payment, operations);
  const { reference, orderId, captureDueAt } = payment;
  return html`<tr id="p-${reference}">
    <td>
      <time datetime="${new Date(payment.createdAt).toISOString()}"
        >${shortMoment(payment.createdAt, language)}</time
      >
    </td>
    <td>
      <a href="/office/payments/${reference}">${orderId || say.noOrder}</a>
      <code class="reference">${reference}</code>
    </td>
    <td>${customer ?? (isTakenByStaff(payment) ? "–" : say.guest)}</td>
    <td>
      ${methodName(payment.paymentMethod, language)} <span class="card-text">${cardText(payment)}</span>
    </td>
    <td class="number">${money(payment.amountMinor, language)}</td>
    <td>
      <span class="tag ${toneOf(standing)}">${statusWord(standing, language)}</span>
      ${captureDueAt !== undefined && html`<span class="due">${say.validateBy(moment(captureDueAt, language))}</span>`}
      ${folded > 0 && html`<span class="due">${say.alsoOpened(folded)}</span>`}
    </td>
  </tr>`;
}

function nothing({ search, cursor, isFirst }: PaymentList, language: Language): string {
  const say = officeSentences[language];
  if (cursor !== undefined) return say.nothingHere;
  return isFirst && Object.keys(search.typed).length === 0 ? say.nothingYet : say.nothingFound;
}

function totals(list: PaymentList, language: Language): Html | undefined {
  const say = officeSentences[language];
  const { payments, search, sums, isExportable } = list;
  if (payments.length === 0) return undefined;
  const accepted = payments
    .filter(({ payment }) => payment.state === "accepted")
    .reduce((sum, { payment }) => sum + payment.amountMinor, 0);
  return html`<section class="totals" aria-label="${say.total}">
    <p>
      ${say.onPage(countText(payments.length, language))}, ${say.ofWhichAccepted(money(accepted, language))}
    </p>
    ${sums && sumsTable(sums, language)}
    ${
      isExportable &&
      html`<p class="on">
        ${
          !sums &&
          html`<a class="button quiet" href="/office?${filterQuery(search.typed, { sum: "1" })}"
            >${say.addUp}</a
          >`
        }
        <a class="button quiet" href="/merchant/payments.csv?${exportQuery(search.filter)}" download
          >${say.exportCsv}</a
        >
        <a class="button quiet" href="/merchant/operations.csv?${periodQuery(search.filter)}" download
          >${say.exportOperations}</a
        >
      </p>`
    }
  </section>`;
}

function sumsTable({ sums, isCutOff, most }: PaymentSums, language: Language): Html {
  const say = officeSentences[language];
  return html`<table class="sums">
      <caption>
        ${say.sum}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say.state}</th>
          <th scope="col" class="number">${say.count}</th>
          <th scope="col" class="number">${say.paid}</th>
        </tr>
      </thead>
      <tbody>
        ${sums.map(
          (one) =>
            html`<tr>
              <th scope="row">${stateWord(one.state, language)}</th>
              <td class="number">${countText(one.payments, language)}</td>
              <td class="number">${money(one.amountMinor, language)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${isCutOff && html`<p class="hint">${say.cutOff(countText(most, language))}</p>`}`;
}

function pages({ search, cursor, isFirst }: PaymentList, language: Language): Html | undefined {
  const say = officeSentences[language];
  if (isFirst && cursor === undefined) return undefined;
  return html`<nav class="pages" aria-label="${say.pages}">
    ${!isFirst && html`<a class="button quiet" href="/office?${filterQuery(search.typed)}">${say.newest}</a>`}
    ${
      cursor !== undefined &&
      html`<a class="button quiet" rel="next" href="/office?${filterQuery(search.typed, { cursor })}"
        >${say.older}</a
      >`
    }
  </nav>`;
}
