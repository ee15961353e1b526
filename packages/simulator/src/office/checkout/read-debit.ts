import { cardStandIn } from "../../ledger/card-stand-in.js";
import { isIban, maskIban, plainIban } from "../../ledger/iban.js";
import type { Mandate } from "../../ledger/mandates.js";
import type { DebitAccount } from "../../ledger/wallets.js";
import { nextParisHour, parisDay } from "../../world/paris-time.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { chosenCodes, refusal, type Refusal } from "../reply.js";
import type { Means } from "./open-payment.js";

/**
 * Finds the bank account that a direct debit takes from: by a signed mandate (SEPA_DIRECT_DEBIT), or by its own number
 * (ELV, the German one, which needs none). The last two digits of the account decide, as those of a card do.
 */
export function readDebit(
  call: Call,
  brand: string,
  account: DebitAccount,
): (Means & { readonly mandate?: Mandate }) | Refusal {
  switch (brand) {
    case "SEPA_DIRECT_DEBIT":
      return byMandate(call, account.mandateId);
    case "ELV":
      return byAccount(call, account);
    default:
      return refusal("12", "paymentMeanBrand");
  }
}

function byMandate(
  call: Call,
  mandateId: string | undefined,
): (Means & { readonly mandate: Mandate }) | Refusal {
  const { gateway, shop } = call;
  if (mandateId === undefined) return refusal("12", "mandateId");
  const mandate = gateway.mandates.find(shop.merchantId, mandateId);
  if (!mandate) return refusal(chosenCodes.unknownMandateOfOrder, "mandateId");
  if (mandate.status !== "ACTIVE") return refusal(chosenCodes.mandateNotInForce, "mandateId");
  const { creditorId, transactionActors, bic } = mandate;
  return {
    ...means(call, "SEPA_DIRECT_DEBIT", mandate.iban, { mandateId, creditorId, transactionActors, bic }),
    mandate,
  };
}

function byAccount(call: Call, account: DebitAccount): Means | Refusal {
  const { customerAccount: number, customerBankCode } = account;
  if (number === undefined) return refusal("12", "customerAccount");
  if (/^[A-Za-z]{2}/.test(number)) {
    return isIban(number) ? means(call, "ELV", plainIban(number), {}) : refusal("12", "customerAccount");
  }
  // An account number of the old German form needs its bank code.
  if (!/^\d{1,10}$/.test(number)) return refusal("12", "customerAccount");
  if (!/^\d{8}$/.test(customerBankCode ?? "")) return refusal("12", "customerBankCode");
  return means(call, "ELV", number, {});
}

function means(call: Call, brand: string, number: string, fields: Record<string, string>): Means {
  const masked = maskIban(number);
  return {
    brand,
    card: cardStandIn(brand, { number, masked, fingerprintKey: call.gateway.fingerprintKey }),
    otherMean: {
      type: "DIRECT_DEBIT",
      fields: { ...fields, maskedPan: masked, valueDate: valueDateOf(call) },
    },
  };
}

/** The day on which the debtor's account is debited: the one asked for, or the day after the evening of remittance. */
export function valueDateOf({ gateway, body }: Call): string {
  const captureDay = Number(text(body, "captureDay") ?? 0);
  const nextDay = nextParisHour(gateway.clock.now(), captureDay, 22) + 86_400_000;
  return text(body, "valueDate") ?? parisDay(nextDay);
}
