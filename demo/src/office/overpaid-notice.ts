import { chargedMinor } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { sumOf } from "../shop/standing.js";
import { csrfField } from "./office-layout.js";
import type { OfficePayment } from "./office-payment.js";
import { overpaidSentences } from "./overpaid-sentences.js";
import type { ToldAttempt } from "./timeline.js";

/** For an order that was paid twice: which payment is surplus, and the button that refunds it, until that is done. */
export function overpaidNotice(
  { payment, attempts, csrf }: OfficePayment,
  language: Language,
): Html | undefined {
  const say = overpaidSentences[language];
  const surplus = attempts.filter(
    (one) => payment.overpaid?.refund.includes(one.payment.reference) && !isBack(one),
  );
  if (surplus.length === 0) return undefined;
  const isSurplus = surplus.some((one) => one.payment.reference === payment.reference);
  return html`<div class="told ${isSurplus ? "bad" : "open"}">
    <p>${say.paidTwice} ${isSurplus ? say.surplus : say.counts}</p>
    ${surplus.map(
      ({ payment: surplusPayment }) =>
        html`<form
          class="act"
          method="post"
          action="/office/payments/${surplusPayment.reference}/refundOverpayment"
        >
          ${csrfField({ csrf })}
          <button>
            ${say.giveBack(money(chargedMinor(surplusPayment), language), surplusPayment.reference)}
          </button>
        </form>`,
    )}
  </div>`;
}

function isBack({ payment, operations }: ToldAttempt): boolean {
  return sumOf(operations, "refund") + sumOf(operations, "cancel") >= chargedMinor(payment);
}
