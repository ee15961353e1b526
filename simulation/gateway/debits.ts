import { tokenOf } from "./cards.js";
import { accountOf } from "./ibans.js";
import { debitMandate } from "./mandates.js";
import { textIn, type Method } from "./model.js";
import { orderAtOnce } from "./order-at-once.js";
import { mayBeReturned } from "./returned-debits.js";
import { refusalOf } from "./supplier-methods.js";

/** Debits an account, by a signed mandate, or by its number alone (ELV). */
export const directDebitOrder: Method = (model, call) =>
  call.body["paymentMeanBrand"] === "ELV" ? debitAccount(model, call) : debitMandate(model, call);

const debitAccount: Method = (model, call) => {
  const accountIndex = accountOf(textIn(call.body, "customerAccount"));
  const card = model.cards.get(tokenOf(accountIndex));
  if (!card) return { ...refusalOf(call), responseCode: "12", errorFieldName: "customerAccount" };
  // A debit has no authentication, so none can be requested by a soft decline.
  const kind = card.kind === "soft-decline" ? "good" : card.kind;
  const answer = orderAtOnce(model, call, { ...card, kind }, "order", { accountIndex });
  mayBeReturned(model, call);
  return answer;
};
