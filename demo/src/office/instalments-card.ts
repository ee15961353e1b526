import type { InstalmentSchedule, InstalmentStanding } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { instalmentTable } from "../shop/instalment-table.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { instalmentsSentences } from "./instalments-sentences.js";
import { csrfField } from "./office-layout.js";
import type { OfficePayment } from "./office-payment.js";
import { attributionText } from "./operation-text.js";

/** The instalments of a payment, and the button that cancels those that are not charged yet. */
export function instalmentsCard({ schedule, csrf }: OfficePayment, language: Language): Html | undefined {
  if (!schedule) return undefined;
  const say = instalmentsSentences[language];
  const left = outstandingMinor(schedule);
  const by = cancelledBy(schedule, language);
  return html`<section class="card">
    ${instalmentTable(schedule, language)} ${by !== "" && html`<p class="hint">${say.remaining} ${by}</p>`}
    ${
      left > 0 &&
      html`<form class="act" method="post" action="/office/payments/${schedule.reference}/cancelInstalments">
        ${csrfField({ csrf })}
        <button class="quiet">${say.cancel(money(left, language))}</button>
      </form>`
    }
  </section>`;
}

/** What the cancellation of the instalments has come to. */
export function instalmentsNotice(schedule: InstalmentSchedule, language: Language): Html {
  const say = instalmentsSentences[language];
  const isUnderWay = sumOf(schedule, ["charging"]) > 0;
  return html`<p class="told ${isUnderWay ? "open" : "good"}">
    ${say.cancelled(money(sumOf(schedule, ["cancelled"]), language))} ${isUnderWay && say.underWay}
  </p>`;
}

/** The smallest units that are still to be charged, without what is being charged at this moment. */
export function outstandingMinor(schedule: InstalmentSchedule): number {
  return sumOf(schedule, ["planned", "retrying"]);
}

function sumOf({ instalments }: InstalmentSchedule, states: readonly InstalmentStanding["state"][]): number {
  return instalments
    .filter(({ state }) => states.includes(state))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** All of them are cancelled at once, so one speaks for the others. */
function cancelledBy({ instalments }: InstalmentSchedule, language: Language): string {
  const cancelled = instalments.find(({ state, by, reason }) => state === "cancelled" && (by ?? reason));
  return cancelled ? attributionText(cancelled, language) : "";
}
