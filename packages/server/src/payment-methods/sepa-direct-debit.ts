import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { oneOf, type Shapes } from "../runtime/check-settings.js";
import { createHash } from "node:crypto";
import { codes, type MandatesForPage, type SavedMandate } from "@sips-kit/protocol";
import type { Order } from "../domain/order.js";
import { maskIban } from "../gateway/iban.js";
import {
  followDebits,
  orderDebit,
  requireDebits,
  sentWithDebit,
  type DebitSettings,
  type SentWithDebit,
  shapesOfDebits,
} from "./debit-order.js";
import { accountInput, mandateInput, type MandateInput } from "./mandate-input.js";
import { fetchSignature, openSignature, type MandateFields } from "./mandate-signature.js";
import type {
  Charging,
  Confirmation,
  MethodContext,
  PaymentMethod,
  Starting,
  Step,
} from "./payment-method.js";
import { findMandate, isInForce, readMandates } from "./read-mandates.js";
import { requireEuro } from "./require-euro.js";
import {
  afterInitialize,
  isForeignReturn,
  readSupplierReturn,
  supplierRedirectForm,
  type SupplierProof,
  type SupplierState,
} from "./supplier.js";

/** Settings of SEPA direct debits. */
export interface SepaDirectDebitSettings extends DebitSettings {
  /** When the account holder enters their address. Default: `outside-eea`, where the SEPA rulebook requires it. */
  readonly address?: MandatesForPage["address"];
  /** Whether a mandate serves once (`ONE_OFF`) or again (`RECURRENT`). Default: `RECURRENT`. */
  readonly mandateUsage?: MandateFields["mandateUsage"];
  /** How the buyer signs the mandate. Default: `SMS_OTP`. See docs/open-questions.md. */
  readonly mandateAuthentMethod?: MandateFields["mandateAuthentMethod"];
  /**
   * Where the debit names its mandate: in the request's own fields (`request`, as the guide's table has it), or in
   * `paymentMeanData.sdd` (as its samples do). Default: `request`. See docs/open-questions.md.
   */
  readonly mandateFields?: "request" | "sdd";
}

const shapes: Shapes<SepaDirectDebitSettings> = {
  ...shapesOfDebits,
  address: oneOf("outside-eea", "always", "never"),
  mandateUsage: oneOf("ONE_OFF", "RECURRENT"),
  mandateAuthentMethod: oneOf(...Object.keys(codes.mandateAuthentMethod.values)),
  mandateFields: oneOf("request", "sdd"),
};

type SepaState = Partial<SupplierState> & {
  readonly mandateId?: string;
  /** The wallet in which the buyer wants the mandate saved. */
  readonly saveIn?: string;
  readonly sent: SentWithDebit;
};

/**
 * SEPA direct debit: the buyer signs a mandate on a page of the gateway, comes back, and their account is debited on a
 * later day. A saved mandate is debited without another signature. Nothing is debited before directDebitOrder, so a
 * mandate that is signed twice, or signed and left, costs nothing. The IBAN goes into initializeMandate and is stored
 * nowhere. An accepted debit can be returned for weeks: it is followed, and changes go to the shop's `onChange`.
 * Source: Sips Office guide, mandates and direct debit.
 */
export function sepaDirectDebit(
  settings: SepaDirectDebitSettings = {},
): PaymentMethod<MandateInput, SepaState, SupplierProof> {
  checkFunctionSettings("sepaDirectDebit", settings, shapes);
  requireDebits(settings);
  const { address = "outside-eea", mandateUsage = "RECURRENT" } = settings;
  return {
    id: "sepa-direct-debit",
    fundsMoveAt: "charge",
    chargeCall: "directDebitOrder",
    supplier: "SEPA",
    input: () => mandateInput(address),

    async prepare(context, { order }) {
      await requireEuro("SEPA direct debit", order);
      const mandates = await mandatesFor(context, order, settings);
      return { kind: "accepted", code: "00", answer: { mandates } };
    },

    offers: ({ mandates }) => (mandates?.saved ?? []).map(wordFor),

    start: (context, payment, input) =>
      input.paymentMeanId === undefined
        ? signMandate(context, payment, input, settings)
        : useSaved(context, payment, input.paymentMeanId),

    redirectForm: (context, { redirectionUrl = "", redirectionData = "", messageVersion = "" }) =>
      supplierRedirectForm(context, { redirectionUrl, redirectionData, messageVersion }),
    readReturn: (returned, { redirectionUrl = "", redirectionData = "", messageVersion = "" }) =>
      readSupplierReturn(returned, { redirectionUrl, redirectionData, messageVersion }),

    confirm: endSignature,
    confirmAgain: true,

    charge: (context, payment) =>
      orderDebit(context, payment, debitedMandate(payment.state.mandateId, settings), {
        ...settings,
        sent: payment.state.sent,
      }),

    interpretRefusal: (refusal) => (isForeignReturn(refusal) ? "not-the-return" : "refused"),

    follow: { ...followDebits(settings), readMandateStatus },

    ...(mandateUsage !== "ONE_OFF" && {
      signatures: {
        input: () => accountInput(address),
        open: ({ call }, signing) => openSignature(call, signing, settings),
      },
    }),
  };
}

/** What the page needs: the buyer's mandates in force, and what a new one asks for. */
async function mandatesFor(
  context: MethodContext,
  { merchantWalletId }: Order,
  { address = "outside-eea", mandateUsage = "RECURRENT" }: SepaDirectDebitSettings,
): Promise<MandatesForPage> {
  const saved = merchantWalletId === undefined ? [] : await readMandates(context, merchantWalletId);
  return {
    saved: saved.filter(isInForce).slice(0, mostOffered),
    address,
    canBeSaved: merchantWalletId !== undefined && mandateUsage !== "ONE_OFF",
  };
}

/** So that the words for them fit into a session. */
const mostOffered = 100;

/** What the session remembers of a mandate that was offered. */
function wordFor({ paymentMeanId, mandateId }: SavedMandate): string {
  const text = `${Number(paymentMeanId)} ${mandateId}`;
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

/** Opens the signature of a new mandate. */
async function signMandate(
  { call }: MethodContext,
  payment: Starting,
  input: MandateInput,
  settings: SepaDirectDebitSettings,
): Promise<Step<SepaState>> {
  const { order, merchantReturnUrl } = payment;
  const { iban = "", saveMandate } = input;
  const signing = { account: input, details: order.details, merchantReturnUrl };
  const outcome = await openSignature(call, signing, settings);
  const step = afterInitialize("initializeMandate", outcome);
  if (step.kind === "ended") return step;
  const mandateId = outcome.kind === "accepted" ? outcome.answer.mandateId : undefined;
  const { merchantWalletId } = order;
  return {
    kind: "redirect",
    state: {
      ...step.state,
      sent: sentWithDebit(payment),
      ...(mandateId !== undefined && { mandateId }),
      ...(saveMandate && merchantWalletId !== undefined && { saveIn: merchantWalletId }),
    },
    instrument: { maskedPan: maskIban(iban), mandateId },
  };
}

/**
 * Takes a mandate from the buyer's own wallet, which the shop's order names. The answer that lists it need not name the
 * wallet, so a proxy may have swapped it for another buyer's: only a mandate that this buyer was offered is debited.
 */
async function useSaved(
  context: MethodContext,
  payment: Starting,
  paymentMeanId: string,
): Promise<Step<SepaState>> {
  const { merchantWalletId } = payment.order;
  const mandates = merchantWalletId === undefined ? [] : await readMandates(context, merchantWalletId);
  const mandate = findMandate(mandates, paymentMeanId);
  const wasOffered = mandate && (payment.offered?.includes(wordFor(mandate)) ?? true);
  if (!wasOffered || !isInForce(mandate)) {
    const outcome = { kind: "refused", code: mandate?.mandateStatus ?? "25", answer: {} } as const;
    return { kind: "ended", call: "getMandateData", outcome, reason: "mandate-not-in-force" };
  }
  const { mandateId, maskedIban } = mandate;
  return {
    kind: "charge",
    state: { mandateId, sent: sentWithDebit(payment) },
    instrument: { mandateId, maskedPan: maskedIban },
  };
}

/** Fetches the result of the signature, and saves the mandate if the buyer wants that. */
async function endSignature(
  context: MethodContext,
  { state }: Charging<SepaState>,
  proof: SupplierProof,
): Promise<Confirmation> {
  const signature = await fetchSignature(context.call, proof, state.mandateId);
  if (signature.kind === "ended") {
    return { kind: "ended", call: "finalizeMandate", outcome: signature.outcome };
  }
  const { mandateId, maskedIban } = signature;
  if (state.saveIn !== undefined) await saveSigned(context, state.saveIn, mandateId);
  return {
    kind: "charge",
    state: { mandateId, sent: state.sent },
    instrument: { mandateId, ...(maskedIban !== undefined && { maskedPan: maskedIban }) },
  };
}

/** Best effort: the payment goes on without it. A mandate that is saved already is refused, which does no harm. */
async function saveSigned(
  { call }: MethodContext,
  merchantWalletId: string,
  mandateId: string,
): Promise<void> {
  await call("addDirectDebit", { merchantWalletId, mandateId, paymentMeanBrand: "SEPA_DIRECT_DEBIT" });
}

function debitedMandate(
  mandateId: string | undefined,
  { mandateUsage = "RECURRENT", mandateAuthentMethod = "SMS_OTP", mandateFields }: SepaDirectDebitSettings,
) {
  const mandate = { mandateId, mandateUsage, mandateAuthentMethod };
  return {
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    ...(mandateFields === "sdd" ? { paymentMeanData: { sdd: mandate } } : mandate),
  } as const;
}

async function readMandateStatus({ call }: MethodContext, mandateId: string): Promise<string | undefined> {
  const outcome = await call("getMandateData", { mandateId });
  if (outcome.kind !== "accepted") return undefined;
  const { mandateStatus, mandateUsage } = outcome.answer;
  // A mandate for one debit ends with it.
  return mandateStatus === "ACTIVE" || mandateUsage === "ONE_OFF" ? undefined : mandateStatus;
}
