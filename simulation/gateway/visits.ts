import type { Transaction } from "./ledger.js";
import type { Supplier } from "./suppliers.js";

/**
 * What a buyer does at the page of their bank, or of another supplier. `claim`: the page sends them back as if they had
 * paid, and nothing was paid.
 */
export type Verdict = "confirm" | "refuse" | "cancel" | "claim";

/** A buyer's visit to such a page, beginning with the call that opens it. */
export interface Visit {
  readonly number: number;
  readonly supplier: Supplier;
  readonly reference: string;
  readonly orderId: string | undefined;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly captureMode: string;
  readonly startedAt: number;
  /** When the buyer's browser first reached the page. */
  reachedAt: number | undefined;
  verdict: Verdict | undefined;
  /** True when the gateway holds the approved payment for the merchant's review. */
  isHeld: boolean;
  isFinalized: boolean;
  /** When the debtor has revoked the mandate that they signed here. */
  revokedAt: number | undefined;
  /** The mandate that is debited; absent for payments without one. */
  readonly mandateId?: string;
  /** True when the supplier never reports the payment: only finalize reveals it. */
  isSilent: boolean;
  /** True once the shop has answered the real return of a buyer who paid: from then on it can find out. */
  isTaken: boolean;
}

/** The pages of suppliers. The text that opens a page and the text that it returns are different. */
export interface Visits {
  open(visit: Pick<Visit, OpeningFields>): string;
  /** The visit that a form leads to. */
  reach(redirectionData: unknown, at: number): Visit | undefined;
  of(reference: string): Visit | undefined;
  /** The return data once the buyer has decided. */
  backOf(visit: Visit): string;
  /** The visit that a return comes from; undefined for a forged one. */
  readReturn(redirectionData: unknown): Visit | undefined;
}

type OpeningFields =
  "supplier" | "reference" | "orderId" | "amountMinor" | "currencyCode" | "captureMode" | "startedAt";

export function createVisits(): Visits {
  const visits: Visit[] = [];
  const byReference = new Map<string, Visit>();
  const numbered = (text: unknown, start: string) =>
    typeof text === "string" && text.startsWith(start) ? visits[Number(text.slice(start.length))] : undefined;
  return {
    open(given) {
      const visit: Visit = {
        ...given,
        number: visits.length,
        reachedAt: undefined,
        verdict: undefined,
        isHeld: false,
        isFinalized: false,
        isSilent: false,
        isTaken: false,
        revokedAt: undefined,
      };
      visits.push(visit);
      byReference.set(visit.reference, visit);
      return `OUT${visit.number}`;
    },
    reach(redirectionData, at) {
      const visit = numbered(redirectionData, "OUT");
      if (visit) visit.reachedAt ??= at;
      return visit;
    },
    of: (reference) => byReference.get(reference),
    backOf: ({ number }) => `BACK${number}`,
    readReturn(redirectionData) {
      const visit = numbered(redirectionData, "BACK");
      if (visit?.verdict !== undefined) return visit;
      // Who pays in an app brings nothing back: the shop finalizes with the text that opened the page.
      const sent = numbered(redirectionData, "OUT");
      return sent?.supplier === "bancontact-mobile" ? sent : undefined;
    },
  };
}

/** The transaction that a visit ends in. */
export function transactionOf(
  visit: Visit,
  at: number,
  end: Pick<Transaction, "status" | "responseCode">,
): Transaction {
  const { reference, orderId, amountMinor, currencyCode, captureMode, supplier, mandateId } = visit;
  return {
    reference,
    kind: "order",
    orderId,
    amountMinor,
    currencyCode,
    captureMode,
    supplier,
    mandateId,
    cardIndex: -1,
    at,
    acquirerResponseCode: end.responseCode === "00" ? "00" : "",
    currentMinor: amountMinor,
    scoreColor: undefined,
    ...end,
  };
}
