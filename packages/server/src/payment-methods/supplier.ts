import { supplierForm, type PostForm } from "./post-form.js";
import type {
  Charging,
  MethodContext,
  PaymentMethod,
  Refusal,
  Returned,
  StartAnswer,
  Step,
} from "./payment-method.js";
import type { Outcome } from "../gateway/gateway.js";
import { refused } from "./outcomes.js";

/** Where the buyer is redirected to, and with which data: PayPal, an iDEAL bank, and the like. */
export type SupplierState = {
  readonly redirectionUrl: string;
  readonly redirectionData: string;
  readonly messageVersion: string;
};

/** What the buyer's return carried. */
export type SupplierProof = {
  readonly redirectionData: string;
  readonly messageVersion: string;
};

interface Opened extends StartAnswer {
  readonly redirectionUrl?: string | undefined;
  readonly redirectionData?: string | undefined;
  readonly messageVersion?: string | undefined;
}

/**
 * The next step after the call that opens a payment, or a signature, at a supplier. Without `redirectionData` and
 * `messageVersion` the supplier's page cannot be opened and its result cannot be fetched, so the buyer stays.
 */
export function afterInitialize(
  call: string,
  outcome: Outcome<Opened>,
): Extract<Step<SupplierState>, { readonly kind: "redirect" | "ended" }> {
  if (outcome.kind !== "accepted") return { kind: "ended", call, outcome };
  const { redirectionUrl = "", redirectionData, messageVersion } = outcome.answer;
  if (!redirectionData) return unusable(call, "redirectionData");
  if (!messageVersion) return unusable(call, "messageVersion");
  return { kind: "redirect", state: { redirectionUrl, redirectionData, messageVersion } };
}

function unusable(call: string, missing: string) {
  return { kind: "ended", call, outcome: refused(`no ${missing}`), reason: "redirection-unusable" } as const;
}

/** The form that redirects the buyer to the supplier. */
export function supplierRedirectForm(_context: MethodContext, state: SupplierState): PostForm {
  return supplierForm(state.redirectionUrl, state);
}

/** The return's own `redirectionData`, not the one that was sent. */
export function readSupplierReturn(
  { redirectionData, messageVersion }: Returned,
  state: SupplierState,
): SupplierProof | undefined {
  if (redirectionData === undefined) return undefined;
  return { redirectionData, messageVersion: messageVersion ?? state.messageVersion };
}

/** The request of the call that fetches the result of a visit to the supplier, with what the return carried. */
export function finalizeRequest(
  { reference, state }: Charging<SupplierState>,
  proof: SupplierProof | undefined,
) {
  return {
    transactionReference: reference,
    redirectionData: proof?.redirectionData ?? "",
    messageVersion: proof?.messageVersion ?? state.messageVersion,
  };
}

/**
 * Refused by the bank, and cancelled by the buyer: nothing was paid. Other codes leave the result open. See
 * docs/open-questions.md.
 */
const codesOfUnpaid: ReadonlySet<string> = new Set(["05", "17"]);

/** What a refusal means for a method whose buyers may have paid at the supplier. */
function meaningForPaidAway(refusal: Refusal): "refused" | "not-the-return" | "unknown" {
  if (isForeignReturn(refusal)) return "not-the-return";
  return codesOfUnpaid.has(refusal.code) ? "refused" : "unknown";
}

/** True when the gateway blames the returned fields: somebody else has posted them to the return URL. */
export function isForeignReturn({ answer: { errorFieldName = "" }, hasProof }: Refusal): boolean {
  return hasProof && ["redirectionData", "messageVersion"].includes(errorFieldName);
}

/** What differs between methods whose buyers pay at the supplier, and may never come back. */
export interface PaidAway {
  /** The gateway's method that fetches the result. */
  readonly finalizeCall:
    "creditTransferFinalizeAndOrder" | "paymentProviderFinalize" | "walletIssuerWalletFinalize";
  /** The supplier's name for buyers. */
  readonly supplier: string;
  /** See PaymentMethod. */
  readonly unpaidAfterMs: number | undefined;
}

/** The steps that they share. */
export function paidAwaySteps({ finalizeCall, supplier, unpaidAfterMs }: PaidAway) {
  return {
    fundsMoveAt: "redirect",
    chargeCall: finalizeCall,
    supplier,
    ...(unpaidAfterMs !== undefined && { unpaidAfterMs }),
    redirectForm: supplierRedirectForm,
    readReturn: readSupplierReturn,
    charge: ({ call }, payment, proof) => call(finalizeCall, finalizeRequest(payment, proof)),
    interpretRefusal: meaningForPaidAway,
  } satisfies Partial<PaymentMethod<object, SupplierState, SupplierProof>>;
}
