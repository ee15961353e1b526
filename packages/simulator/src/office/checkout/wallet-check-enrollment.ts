import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { beginAuthentication } from "./card-check-enrollment.js";
import { answerFields } from "./order-answer.js";
import { openPayment } from "./open-payment.js";
import { readStoredCard } from "./read-stored-card.js";

/** Opens the 3-D Secure payment of a card in a wallet; it ends like that of a typed card. */
export function walletCheckEnrollment(call: Call): Reply {
  const found = findStoredMean(call);
  if ("refusal" in found) return found.refusal;
  const opened = openPayment(call, "AUTHENTICATING", () => readStoredCard(call, found.mean));
  if ("refusal" in opened) return opened.refusal;
  const reply = beginAuthentication(call, opened.transaction);
  // Its answer shows less of the card than that for a typed card.
  return { ...reply, fields: answerFields("walletCheckEnrollment", reply.fields ?? {}) };
}
