import { html, type Html } from "../http/html.js";
import type { Transaction } from "../ledger/transaction.js";

/** The status of a transaction, coloured by how it went. */
export function statusTag({ status }: Transaction): Html {
  return html`<b class="${toneOf(status)}">${status}</b>`;
}

function toneOf(status: Transaction["status"]): "good" | "bad" | "wait" {
  if (["REFUSED", "EXPIRED", "CANCELLED", "UNPAID"].includes(status)) return "bad";
  return ["AUTHENTICATING", "AUTHENTICATED", "PENDING", "TO_CHALLENGE", "REFERRAL"].includes(status)
    ? "wait"
    : "good";
}
