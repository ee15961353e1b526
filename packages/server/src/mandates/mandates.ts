import type { SavedMandate } from "@sips-kit/protocol";
import type { BuyerRequest } from "../domain/buyer-request.js";
import { readMandates } from "../payment-methods/read-mandates.js";
import type { TrackedWork } from "../runtime/track-work.js";
import { findWallet } from "../checkout/find-wallet.js";
import { deleteMandate, type OwnWalletContext } from "../wallet/own-wallet.js";
import type { Mandate } from "./mandate.js";
import { readMandate } from "./read-mandate.js";
import { readMandatePdf } from "./read-mandate-pdf.js";
import { saveMandate, type SaveMandateInput } from "./save-mandate.js";
import { searchMandates } from "./search-mandates.js";
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
  /** Adds a signed mandate to a wallet, and returns its `paymentMeanId`. Never call it with a mandate that a page names. */
  save(input: SaveMandateInput): Promise<string>;
  /** The mandates that were signed with this `customerId`. */
  ofCustomer(customerId: string): Promise<readonly Mandate[]>;
  read(mandateId: string): Promise<Mandate>;
  readPdf(mandateId: string): Promise<Uint8Array>;
}

/** Creates the mandates from the context of the payments. */
export function openMandates(context: OwnWalletContext, inFlight: TrackedWork): Mandates {
  const list = async (request: BuyerRequest) => readMandates(context, await findWallet(context, request));
  return {
    list,
    async pdf(mandateId, request) {
      const own = (await list(request)).some((mandate) => mandate.mandateId === mandateId);
      if (!own) throw unknownMandate();
      return readMandatePdf(context, mandateId);
    },
    remove: (paymentMeanId, request) => inFlight.track(deleteMandate(context, paymentMeanId, request)),
    save: (input) => inFlight.track(saveMandate(context, input)),
    ofCustomer: (customerId) => searchMandates(context, customerId),
    read: (mandateId) => readMandate(context, mandateId),
    readPdf: (mandateId) => readMandatePdf(context, mandateId),
  };
}
