import { supplierForm, type PostForm } from "./post-form.js";
import type { MethodContext, Refusal, Returned, StartAnswer, Step } from "./payment-method.js";
import type { Outcome } from "../gateway/gateway.js";

/** Where the buyer is sent to, and with what: PayPal, a bank of iDEAL, and the like. */
export type SupplierState = {
  readonly redirectionUrl: string;
  readonly redirectionData: string;
  readonly messageVersion: string;
};

/** What the buyer has brought back from there. */
export type SupplierProof = {
  readonly redirectionData: string;
  readonly messageVersion: string;
};

interface Opened extends StartAnswer {
  readonly redirectionUrl?: string | undefined;
  readonly redirectionData?: string | undefined;
  readonly messageVersion?: string | undefined;
}

/** The way on after the call that opens a payment elsewhere. */
export function afterInitialize(call: string, outcome: Outcome<Opened>): Step<SupplierState> {
  if (outcome.kind !== "accepted") return { kind: "ended", call, outcome };
  const { redirectionUrl = "", redirectionData = "", messageVersion = "" } = outcome.answer;
  return { kind: "redirect", state: { redirectionUrl, redirectionData, messageVersion } };
}

/** The form that takes the buyer there. */
export function supplierRedirectForm(_context: MethodContext, state: SupplierState): PostForm {
  return supplierForm(state.redirectionUrl, state);
}

/** The return's own `redirectionData`, not the one that went out. */
export function readSupplierReturn(
  { redirectionData, messageVersion }: Returned,
  state: SupplierState,
): SupplierProof | undefined {
  if (redirectionData === undefined) return undefined;
  return { redirectionData, messageVersion: messageVersion ?? state.messageVersion };
}

/** True when the gateway says that what came back is at fault: somebody has posted it to the return address. */
export function isForeignReturn({ answer: { errorFieldName = "" }, hasProof }: Refusal): boolean {
  return hasProof && ["redirectionData", "messageVersion"].includes(errorFieldName);
}
