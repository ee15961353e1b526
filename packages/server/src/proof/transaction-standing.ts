import { isResultCode, type AnswerOf } from "@sips-kit/protocol";

/**
 * Where a transaction stands at the gateway. `held`: in fraud review, waiting for the merchant's decision. `ended`: was
 * accepted, then cancelled or not captured in time. `pending`: the gateway itself cannot tell yet.
 */
export type Standing = "accepted" | "held" | "refused" | "ended" | "pending";

/**
 * True when the gateway accepts what the acquirer has not approved. An order is paid when both codes are 00 (Sherlock's
 * guide), so such an answer contradicts itself.
 *
 * @param responseCode what the gateway says
 */
export function contradictsAcquirer(responseCode: string | undefined, acquirerResponseCode = ""): boolean {
  return responseCode === "00" && acquirerResponseCode !== "" && acquirerResponseCode !== "00";
}

/**
 * Reads where a transaction stands. `transactionStatus` has the last word: sources give a payment held for review as 00
 * or as 05, both with `scoreColor` ORANGE, and either code stays when the merchant has decided.
 */
export function standingOf({
  responseCode = "",
  acquirerResponseCode,
  transactionStatus,
  scoreColor,
}: Pick<
  AnswerOf<"getTransactionData">,
  "acquirerResponseCode" | "responseCode" | "scoreColor" | "transactionStatus"
>): Standing {
  if (transactionStatus === "TO_CHALLENGE") return "held";
  if (transactionStatus === "REFUSED") return "refused";
  const isPending = responseCode === "60" || responseCode === "62";
  if (transactionStatus === "PENDING" || isPending) return "pending";
  if (isStatusOfAccepted(transactionStatus)) return "accepted";
  const isOrange = scoreColor === "ORANGE";
  if (transactionStatus === "CANCELLED" || transactionStatus === "EXPIRED") {
    // A refused transaction may expire too, but that does not mean it was ever accepted.
    return responseCode === "00" || isOrange ? "ended" : "refused";
  }
  // Without a conclusive status the codes decide, unless they contradict each other or an orange score is among them.
  if (!isResultCode(responseCode) || isOrange || contradictsAcquirer(responseCode, acquirerResponseCode))
    return "pending";
  if (responseCode !== "00") return "refused";
  // It waits to be forced after a call to the issuer: nothing is charged yet, whatever the code.
  return transactionStatus === "REFERRAL" ? "pending" : "accepted";
}

/** True for a status that proves by itself that a transaction was accepted. */
export function isStatusOfAccepted(transactionStatus: string | undefined): boolean {
  return statusesOfAccepted.has(transactionStatus ?? "");
}

/** The money has moved or is on its way. A refunded payment was paid first. */
const statusesOfAccepted: ReadonlySet<string> = new Set([
  "TO_AUTHORIZE",
  "WAITING_AUTHOR",
  "TO_VALIDATE",
  "TO_REPLAY",
  "TO_CAPTURE",
  "CAPTURED",
  "TO_CREDIT",
  "CREDITED",
]);
