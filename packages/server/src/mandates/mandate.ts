import { maskIbans } from "../gateway/iban.js";

/** A SEPA mandate, as the shop's staff sees it. The IBAN is masked. */
export interface Mandate {
  /** The unique mandate reference. */
  readonly mandateId: string;
  /** `ACTIVE` while it may be debited; the other words are the gateway's own. */
  readonly mandateStatus?: string | undefined;
  readonly maskedIban?: string | undefined;
  readonly bic?: string | undefined;
  /** `RECURRENT` or `ONE_OFF`. */
  readonly mandateUsage?: string | undefined;
  /** The references of the debits made with it, where the gateway lists them. */
  readonly debits?: readonly string[] | undefined;
}

/** A mandate as the gateway answers it: in a list, or alone. */
export interface AnsweredMandate {
  readonly mandateId?: string | undefined;
  readonly mandateStatus?: string | undefined;
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
  readonly mandateUsage?: string | undefined;
  readonly transactionList?: string | undefined;
}

/** Reads an answered mandate; undefined without an id. */
export function mandateOf(answer: AnsweredMandate): Mandate | undefined {
  const { mandateId, mandateStatus, iban, bic, mandateUsage, transactionList } = answer;
  if (mandateId === undefined) return undefined;
  // No public source shows the format of this list.
  const debits = transactionList?.split(",").filter((reference) => reference !== "");
  return {
    mandateId,
    mandateStatus,
    ...(iban !== undefined && { maskedIban: maskIbans(iban) }),
    bic,
    mandateUsage,
    ...(debits && { debits }),
  };
}
