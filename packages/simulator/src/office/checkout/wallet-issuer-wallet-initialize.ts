import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { beginAtSupplier, returnKeyFault } from "./begin-at-supplier.js";
import { openPayment } from "./open-payment.js";
import { supplierMeans } from "./supplier-means.js";

/**
 * Opens a payment with an issuer's wallet (Paylib). With a paymentMeanId it is the issuer wallet recorded there;
 * without one it is recorded in the Sips wallet once it has paid: no source says how it gets there, so this is our
 * choice.
 */
export function walletIssuerWalletInitialize(call: Call): Reply {
  const { body } = call;
  if ((text(body, "paymentMeanBrand") ?? "PAYLIB") !== "PAYLIB") {
    return refuse(chosenCodes.unservedBrand, "paymentMeanBrand");
  }
  if (text(body, "paymentMeanId") !== undefined) {
    const found = findStoredMean(call);
    if ("refusal" in found) return found.refusal;
    if (found.mean.issuerWalletId === undefined) {
      return refuse(chosenCodes.storedMeanDoesNotServe, "paymentMeanId");
    }
  }
  const fault = returnKeyFault(call);
  if (fault) return fault;

  const means = supplierMeans(call, "PAYLIB", {
    type: "WALLET",
    fields: {
      maskedPan: "5017##########00",
      panEntryMode: "WALLET",
      walletType: "PAYLIB",
      issuerWalletInformation: "SIMULATED BANK",
    },
  });
  const opened = openPayment(call, "AUTHENTICATING", () => means);
  if ("refusal" in opened) return opened.refusal;
  const { transactionReference: subject, originAmount: amount, currencyCode } = opened.transaction;
  const context = { merchantWalletId: text(body, "merchantWalletId") };
  return beginAtSupplier(call, { kind: "paylib", subject, amount, currencyCode, context });
}
