import { checkFunctionSettings } from "../domain/check-function-settings.js";
import * as v from "valibot";
import { isIban, maskIban, plainIban } from "../gateway/iban.js";
import { accountHolder } from "./card-inputs.js";
import {
  followDebits,
  orderDebit,
  requireDebits,
  sentWithDebit,
  type DebitSettings,
  type SentWithDebit,
  shapesOfDebits,
} from "./debit-order.js";
import { requireEuro } from "./require-euro.js";
import type { PaymentMethod } from "./payment-method.js";

/** The account that is debited. */
export interface ElvInput {
  /** A German IBAN, or an account number of up to ten digits. */
  readonly customerAccount: string;
  /** The bank code (Bankleitzahl) of an account number. */
  readonly customerBankCode?: string;
  readonly holder: string;
}

type ElvState = { readonly sent: SentWithDebit };
type Account = {
  readonly customerAccount: string;
  readonly customerBankCode?: string;
  readonly holderContact: { readonly lastname: string };
};

const schema = v.pipe(
  v.strictObject({
    customerAccount: v.pipe(
      v.string(),
      v.check((text) => /^\d{1,10}$/.test(text) || isGermanIban(text)),
    ),
    customerBankCode: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{8}$/))),
    holder: accountHolder,
  }),
  v.forward(
    v.check(
      ({ customerAccount, customerBankCode }) => isIban(customerAccount) || customerBankCode !== undefined,
    ),
    ["customerBankCode"],
  ),
);

/**
 * ELV, the direct debit of German accounts: needs no mandate at the gateway, but the account holder's consent. The
 * account number goes into the one call that debits it, and is stored nowhere. Source: Sips Office guide, direct debit.
 */
export function elv(settings: DebitSettings = {}): PaymentMethod<ElvInput, ElvState, Account> {
  checkFunctionSettings("elv", settings, shapesOfDebits);
  requireDebits(settings);
  return {
    id: "elv",
    fundsMoveAt: "charge",
    chargeCall: "directDebitOrder",
    input: () => schema,
    prepare: (_context, { order }) => requireEuro("elv", order),

    async start(_context, payment, { customerAccount, customerBankCode, holder }) {
      return {
        kind: "charge",
        state: { sent: sentWithDebit(payment) },
        instrument: { maskedPan: maskAccount(customerAccount) },
        secret: {
          customerAccount: isIban(customerAccount) ? plainIban(customerAccount) : customerAccount,
          ...(customerBankCode !== undefined && { customerBankCode }),
          holderContact: { lastname: holder },
        },
      };
    },

    charge: (context, payment, account) =>
      orderDebit(
        context,
        payment,
        { paymentMeanBrand: "ELV", ...account },
        { ...settings, sent: payment.state.sent },
      ),

    follow: followDebits(settings),
  };
}

function isGermanIban(text: string): boolean {
  return isIban(text) && plainIban(text).startsWith("DE");
}

/** Of a short account number, the last two digits. */
function maskAccount(account: string): string {
  return isIban(account)
    ? maskIban(account)
    : `${"#".repeat(Math.max(0, account.length - 2))}${account.slice(-2)}`;
}
