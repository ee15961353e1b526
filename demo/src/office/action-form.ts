import { randomUUID } from "node:crypto";
import { html, type Html } from "../html/html.js";
import type { OfficeAction } from "./office-actions.js";
import { csrfField } from "./office-layout.js";
import type { OfficePayment } from "./office-payment.js";

/** The form of an action on a payment. Each has its own idempotency key: a double click has one effect. */
export function actionForm(
  { payment, csrf }: Pick<OfficePayment, "payment" | "csrf">,
  action: OfficeAction,
  fields: Html,
): Html {
  return html`<form class="act" method="post" action="/office/payments/${payment.reference}/${action}">
    ${csrfField({ csrf })}
    <input type="hidden" name="idempotencyKey" value="${randomUUID()}" />
    ${fields}
  </form>`;
}
