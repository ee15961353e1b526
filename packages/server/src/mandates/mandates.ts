import type { PaymentNext, SavedMandate } from "@sips-kit/protocol";
import type { ReturnedFields } from "../checkout/read-return.js";
import type { BuyerRequest } from "../domain/buyer-request.js";
import type { Operation } from "../domain/operation.js";
import { supplierForm, type PostForm } from "../payment-methods/post-form.js";
import { readMandates } from "../payment-methods/read-mandates.js";
import type { TrackedWork } from "../runtime/track-work.js";
import { findWallet } from "../orders/find-wallet.js";
import { deleteMandate, type OwnWalletContext } from "../wallet/own-wallet.js";
import type { Mandate } from "./mandate.js";
import { readMandate } from "./read-mandate.js";
import { readMandatePdf } from "./read-mandate-pdf.js";
import { saveMandate, type SaveMandateInput } from "./save-mandate.js";
import { searchMandates } from "./search-mandates.js";
import { signMandate, type SignMandateContext, type SigningDetails } from "./sign-mandate.js";
import { findSigning, mandatePageOf } from "./signing-links.js";
import { takeSignature, type TakeSignatureContext } from "./take-signature.js";
import { unknownMandate } from "./unknown-mandate.js";

/**
 * SEPA mandates. `list`, `pdf` and `remove` serve the current buyer, whose wallet `resolveWallet` finds; the others are
 * for the shop's staff and its own code. All throw PaymentError.
 */
export interface Mandates {
  /** The mandates in the current buyer's wallet, in force or not. */
  list(request: BuyerRequest): Promise<readonly SavedMandate[]>;
  /** One of the current buyer's mandates as a PDF. */
  pdf(mandateId: string, request: BuyerRequest): Promise<Uint8Array>;
  /** Removes a mandate from the current buyer's wallet. It stays in force at the bank until the debtor revokes it. */
  remove(paymentMeanId: string, request: BuyerRequest): Promise<void>;
  /**
   * Opens the signature of a mandate without a payment: it is saved in the current buyer's wallet, and pays later. `next`
   * leads to the page where they sign. `input` is `{ iban, holder }`, and the holder's address where it is needed.
   */
  sign(input: unknown, request: BuyerRequest, details?: SigningDetails): Promise<PaymentNext>;
  /** The form that sends the buyer to sign, or where they go instead; undefined when the session is invalid. */
  signature(session: string): Promise<PostForm | PaymentNext | undefined>;
  /** Handles the buyer's return from signing: saves the mandate, once. Undefined when the session is invalid. */
  handleReturn(session: string, fields: ReturnedFields): Promise<PaymentNext | undefined>;
  /** Adds a signed mandate to a wallet, and returns its `paymentMeanId`. Never call it with a mandate that a page names. */
  save(input: SaveMandateInput): Promise<string>;
  /** The mandates that were signed with this `customerId`. */
  ofCustomer(customerId: string): Promise<readonly Mandate[]>;
  read(mandateId: string): Promise<Mandate>;
  readPdf(mandateId: string): Promise<Uint8Array>;
}

/** The form that posts the buyer to the page where they sign; undefined once they have come back. */
function signatureForm({ state, signature }: Operation): PostForm | undefined {
  const { redirectionUrl, redirectionData, messageVersion } = signature ?? {};
  return state === "prepared" && redirectionUrl !== undefined
    ? supplierForm(redirectionUrl, { redirectionData, messageVersion })
    : undefined;
}

/** Creates the mandates from the context of the payments. */
export function openMandates(
  context: OwnWalletContext & SignMandateContext & TakeSignatureContext,
  inFlight: TrackedWork,
): Mandates {
  const list = async (request: BuyerRequest) => readMandates(context, await findWallet(context, request));
  const toPage = (signing: Operation): PaymentNext => ({
    next: "result",
    url: mandatePageOf(context, signing),
  });
  return {
    list,
    async pdf(mandateId, request) {
      const own = (await list(request)).some((mandate) => mandate.mandateId === mandateId);
      if (!own) throw unknownMandate();
      return readMandatePdf(context, mandateId);
    },
    remove: (paymentMeanId, request) => inFlight.track(deleteMandate(context, paymentMeanId, request)),
    sign: (input, request, details) => inFlight.track(signMandate(context, input, request, details)),
    async signature(session) {
      const signing = await findSigning(context, session);
      return signing && (signatureForm(signing) ?? toPage(signing));
    },
    async handleReturn(session, fields) {
      const signing = await findSigning(context, session);
      if (!signing) return undefined;
      const url = mandatePageOf(context, signing);
      return toPage(await inFlight.track(takeSignature(context, signing, fields, url)));
    },
    save: (input) => inFlight.track(saveMandate(context, input)),
    ofCustomer: (customerId) => searchMandates(context, customerId),
    read: (mandateId) => readMandate(context, mandateId),
    readPdf: (mandateId) => readMandatePdf(context, mandateId),
  };
}
